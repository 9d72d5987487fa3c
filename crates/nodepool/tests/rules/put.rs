use std::collections::BTreeSet;

use nodepool::{NodePool, rules};
use serde_json::{Value, json};

fn pool(value: Value) -> NodePool {
    NodePool::from_value(value).unwrap()
}

fn current() -> NodePool {
    pool(json!({
        "nodepool_info": {"name": "workers", "type": "ess"},
        "auto_scaling": {"enable": true, "type": "cpu"},
        "scaling_group": {"instance_charge_type": "PostPaid", "spot_strategy": "NoSpot", "ram_role_name": "role"}
    }))
}

#[test]
fn the_put_body_lacks_what_the_contract_lists() {
    let fronts: BTreeSet<&str> = rules::put::refused()
        .map(|row| {
            let path = row.path();
            let depth = if path.starts_with("scaling_group.") || path.starts_with("nodepool_info.") { 2 } else { 1 };
            match path.match_indices('.').nth(depth - 1) {
                Some((dot, _)) if !path.starts_with("eflo_node_group") => path[..dot].trim_end_matches("[]"),
                _ => path,
            }
        })
        .collect();
    let expected = [
        "auto_mode",
        "count",
        "eflo_node_group.cluster_id",
        "eflo_node_group.group_id",
        "eflo_node_group.worker_ram_role_name",
        "host_network",
        "interconnect_config",
        "interconnect_mode",
        "intranet",
        "max_nodes",
        "node_components",
        "node_config",
        "nodepool_info.type",
        "scaling_group.cis_enabled",
        "scaling_group.cpu_options",
        "scaling_group.instance_metadata_options",
        "scaling_group.login_as_non_root",
        "scaling_group.ram_role_name",
        "scaling_group.security_group_id",
        "scaling_group.security_hardening_os",
        "scaling_group.soc_enabled",
    ];
    assert_eq!(fronts, expected.into_iter().collect());
}

#[test]
fn an_edit_is_refused_where_it_changes_what_is_fixed() {
    let cases: [(Value, &[&str]); 11] = [
        (json!({"nodepool_info": {"name": "other"}}), &[]),
        (json!({"nodepool_info": {"type": "ess"}}), &[]),
        (json!({"nodepool_info": {"type": "edge"}}), &["edit.fixed nodepool_info.type"]),
        (json!({"scaling_group": {"soc_enabled": false}}), &[]),
        (json!({"scaling_group": {"soc_enabled": true}}), &["edit.fixed scaling_group.soc_enabled"]),
        (json!({"scaling_group": {"ram_role_name": ""}}), &["edit.fixed scaling_group.ram_role_name"]),
        (json!({"count": 3}), &["edit.fixed count"]),
        (json!({"auto_scaling": {"type": "gpu"}}), &["edit.instance_class_fixed auto_scaling.type"]),
        (json!({"auto_scaling": {"type": "cpu"}}), &[]),
        (
            json!({"scaling_group": {"spot_strategy": "SpotAsPriceGo"}}),
            &["edit.spot_fixed scaling_group.spot_strategy"],
        ),
        (json!({"scaling_group": {"instance_charge_type": "PrePaid"}}), &[]),
    ];
    for (body, findings) in cases {
        let report = rules::put::check(&current(), &pool(body.clone()));
        let found: Vec<String> =
            report.diagnostics.iter().map(|found| format!("{} {}", found.code, found.path)).collect();
        assert_eq!(found, findings, "{body}");
    }
}

#[test]
fn the_default_pool_stays_with_manual_scaling() {
    let on = pool(json!({"auto_scaling": {"enable": true, "max_instances": 3}}));
    let off = pool(json!({"auto_scaling": {"enable": false}}));
    for (is_default, body, codes) in
        [(true, &on, &["edit.default_pool_auto_scaling"][..]), (true, &off, &[][..]), (false, &on, &[][..])]
    {
        let current = pool(json!({"nodepool_info": {"is_default": is_default}, "auto_scaling": {"enable": false}}));
        let found: Vec<&str> = rules::put::check(&current, body).diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(found, codes);
    }
}
