use nodepool::Context;
use serde_json::{Value, json};

use crate::{context, expect, expect_in};

fn auto(more: &[(&'static str, Value)]) -> Vec<(&'static str, Value)> {
    let mode = [
        ("auto_scaling.enable", json!(true)),
        ("auto_scaling.max_instances", json!(5)),
        ("scaling_group.desired_size", Value::Null),
    ];
    [&mode[..], more].concat()
}

#[test]
fn the_economical_mode_fits_neither_local_disks_nor_instant_scaling() {
    let recycle = ("scaling_group.scaling_policy", json!("recycle"));
    let local = ("scaling_group.instance_types", json!(["ecs.i4.xlarge"]));
    expect(&[
        (&auto(&[recycle.clone()]), &[]),
        (&auto(&[recycle.clone(), local.clone()]), &["elastic.recycle_local_disks scaling_group.scaling_policy"]),
        (&[recycle.clone(), local], &["unused.without_auto_scaling scaling_group.scaling_policy"]),
    ]);
    for (version, findings) in [
        ("1.23.9", &[][..]),
        ("1.24.0-aliyun.1", &["elastic.recycle_instant_scaling scaling_group.scaling_policy"][..]),
    ] {
        let context = Context { cluster_version: Some(version.into()), ..context() };
        expect_in(&context, &[(&auto(&[recycle.clone()]), findings)]);
    }
}

#[test]
fn supplements_need_spot_and_the_first_cost_optimization() {
    let (on, remedy) =
        (("scaling_group.compensate_with_on_demand", json!(true)), ("scaling_group.spot_instance_remedy", json!(true)));
    let spot = ("scaling_group.spot_strategy", json!("SpotAsPriceGo"));
    let cheap = ("scaling_group.multi_az_policy", json!("COST_OPTIMIZED"));
    expect(&[
        (&[on.clone(), spot.clone(), cheap], &[]),
        (
            &[on.clone(), spot.clone()],
            &["spot.compensate_needs_cost_optimized scaling_group.compensate_with_on_demand"],
        ),
        (&[on], &["spot.compensate_needs_spot scaling_group.compensate_with_on_demand"]),
        (&[remedy.clone(), spot], &[]),
        (&[remedy], &["spot.remedy_needs_spot scaling_group.spot_instance_remedy"]),
    ]);
}

#[test]
fn scripts_are_base64() {
    for path in ["kubernetes_config.user_data", "kubernetes_config.pre_user_data"] {
        let code = if path.ends_with("pre_user_data") { "script.pre_base64" } else { "script.base64" };
        let wrong = format!("{code} {path}");
        for (text, holds) in [
            ("", true),
            ("ZWNobw==", true),
            ("ZWNo\nbzE=", true),
            ("echo 1", false),
            ("ZWNobw=", false),
            ("ZW=obw==", false),
        ] {
            let findings: &[&str] = if holds { &[] } else { &[&wrong] };
            expect(&[(&[(path, json!(text))], findings)]);
        }
    }
}

#[test]
fn a_custom_node_name_has_its_form() {
    let cases: [(&str, &[&str]); 15] = [
        ("nodeip", &[]),
        ("customized,aliyun.com,ip,test", &[]),
        ("customized,web,ip,", &[]),
        ("customized,web,5,", &[]),
        ("customized,web,12,x", &[]),
        ("customized,web,13,x", &["node_name.form"]),
        ("customized,web,ip", &["node_name.form"]),
        ("web", &["node_name.form"]),
        ("customized,,ip,", &["node_name.prefix"]),
        ("customized,web-,ip,", &["node_name.prefix"]),
        ("customized,1web,ip,", &["node_name.prefix"]),
        ("customized,a--b,ip,", &["node_name.prefix"]),
        ("customized,web,ip,-x", &["node_name.suffix"]),
        ("customized,Web,ip,", &["node_name.lower_case"]),
        ("customized,a.b-c,ip,d", &[]),
    ];
    for (mode, codes) in cases {
        let findings: Vec<String> =
            codes.iter().map(|code| format!("{code} kubernetes_config.node_name_mode")).collect();
        let findings: Vec<&str> = findings.iter().map(String::as_str).collect();
        expect(&[(&[("kubernetes_config.node_name_mode", json!(mode))], &findings)]);
    }
    for (length, findings) in [(49, &[][..]), (50, &["node_name.length kubernetes_config.node_name_mode"][..])] {
        let mode = format!("customized,{},ip,", "a".repeat(length));
        expect(&[(&[("kubernetes_config.node_name_mode", json!(mode))], findings)]);
    }
}

#[test]
fn private_pools_are_named_where_they_are_wanted() {
    let criteria = "scaling_group.private_pool_options.match_criteria";
    let id = ("scaling_group.private_pool_options.id", json!("eap-1"));
    let strategy = ("scaling_group.resource_pool_options.strategy", json!("PrivatePoolFirst"));
    let ids = |count: usize| ("scaling_group.resource_pool_options.private_pool_ids", json!(vec!["eap-1"; count]));
    expect(&[
        (&[(criteria, json!("Target")), id.clone()], &[]),
        (&[(criteria, json!("Target"))], &["private_pool.id_required scaling_group.private_pool_options.id"]),
        (&[(criteria, json!("Open"))], &[]),
        (&[(criteria, json!("Open")), id], &["private_pool.id_not_wanted scaling_group.private_pool_options.id"]),
        (&[strategy.clone(), ids(20)], &[]),
        (
            &[strategy.clone(), ids(21)],
            &["private_pool.resource_pool_count scaling_group.resource_pool_options.private_pool_ids"],
        ),
        (
            &[strategy.clone(), (criteria, json!("Open"))],
            &["private_pool.two_kinds scaling_group.private_pool_options.match_criteria"],
        ),
        (
            &[strategy, ("scaling_group.spot_strategy", json!("SpotAsPriceGo"))],
            &["private_pool.resource_pool_billing scaling_group.resource_pool_options.strategy"],
        ),
    ]);
}

#[test]
fn roles_and_management_keep_their_limits() {
    let unavailable = "management.upgrade_config.max_unavailable";
    let level = "management.auto_vul_fix_policy.vul_level";
    let range = "management.max_unavailable_range management.upgrade_config.max_unavailable";
    let managed = |path: &'static str, value: Value| [("management.enable", json!(true)), (path, value)];
    expect(&[
        (&[("scaling_group.ram_role_name", json!("web"))], &[]),
        (
            &[("scaling_group.ram_role_name", json!("KubernetesWorkerRole-1"))],
            &["role.reserved scaling_group.ram_role_name"],
        ),
        (&managed(unavailable, json!(1)), &[]),
        (&managed(unavailable, json!(1000)), &[]),
        (&managed(unavailable, json!(0)), &[range]),
        (&managed(unavailable, json!(1001)), &[range]),
        (&managed(level, json!("asap,nntf")), &[]),
        (&managed(level, json!("asap,soon")), &["management.vul_level management.auto_vul_fix_policy.vul_level"]),
    ]);
}

#[test]
fn a_role_of_its_own_needs_a_cluster_that_knows_it() {
    for (version, findings) in
        [("1.21.14", &["role.version_of_cluster scaling_group.ram_role_name"][..]), ("1.22.0-aliyun.1", &[][..])]
    {
        let context = Context { cluster_version: Some(version.into()), ..context() };
        expect_in(&context, &[(&[("scaling_group.ram_role_name", json!("web"))], findings)]);
    }
}

#[test]
fn the_cpu_policy_needs_a_cluster_that_knows_it() {
    for (version, findings) in
        [("1.12.5", &["cpu_policy.version_of_cluster kubernetes_config.cpu_policy"][..]), ("1.12.6-aliyun.1", &[][..])]
    {
        let context = Context { cluster_version: Some(version.into()), ..context() };
        expect_in(&context, &[(&[("kubernetes_config.cpu_policy", json!("static"))], findings)]);
    }
}

#[test]
fn a_script_that_looks_as_if_it_held_a_secret_is_pointed_out() {
    let script = |text: &str| ("kubernetes_config.user_data", json!(text));
    // The scripts: `password=$1`, `export PASSWORD=hunter2`, `LTAI4FexampleKeyId01`, `echo LTAI short`.
    expect(&[
        (&[script("cGFzc3dvcmQ9JDE=")], &[]),
        (&[script("ZXhwb3J0IFBBU1NXT1JEPWh1bnRlcjI=")], &["script.secret kubernetes_config.user_data"]),
        (&[script("TFRBSTRGZXhhbXBsZUtleUlkMDE=")], &["script.secret kubernetes_config.user_data"]),
        (&[script("ZWNobyBMVEFJIHNob3J0")], &[]),
        (
            &[("kubernetes_config.pre_user_data", json!("ZXhwb3J0IFBBU1NXT1JEPWh1bnRlcjI="))],
            &["script.pre_secret kubernetes_config.pre_user_data"],
        ),
    ]);
}
