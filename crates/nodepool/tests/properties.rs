//! Properties of the document and the rules over arbitrary documents and edits.
#![allow(clippy::unwrap_used)]

use nodepool::context::{Context, InstanceType};
use nodepool::table::{Body, Kind, ROWS, Row};
use nodepool::{NodePool, Report, paths, rules, touches};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Words that rules look for, and others.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "",
        "a",
        "-a",
        "web",
        "PostPaid",
        "PrePaid",
        "NoSpot",
        "SpotWithPriceLimit",
        "SpotAsPriceGo",
        "Month",
        "Week",
        "cloud_essd",
        "cloud_auto",
        "cloud_ssd",
        "PL1",
        "PL3",
        "true",
        "0.5",
        "ecs.x86",
        "ecs.arm",
        "ecs.local",
        "vsw-a",
        "vsw-b",
        "AliyunLinux3",
        "AliyunLinux3Arm64",
        "ContainerOS",
        "Windows",
        "Target",
        "Open",
        "BALANCE",
        "recycle",
        "COST_OPTIMIZED",
        "kubernetes.io/a",
        "acs:a",
        "customized,a,ip,",
        "Abcdef1!",
        "NoExecute",
        "k8s.aliyun.com",
    ];
    select(words.to_vec()).prop_map(str::to_owned)
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(0)),
        Just(json!(0.0)),
        word().prop_map(Value::from),
        vec(word(), 0..3).prop_map(Value::from),
        Just(json!({})),
        Just(json!({"Zeta": [0, false, null], "alpha": {"x": ""}})),
    ]
}

/// A value of the row's own type, or now and then of another.
fn value_of(row: Row) -> BoxedStrategy<Value> {
    let own = match row.kind() {
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Integer => {
            prop_oneof![-1_i64..70, Just(120), Just(461), Just(2001), Just(40_000)].prop_map(Value::from).boxed()
        }
        Kind::Number => (0_i64..5).prop_map(|n| json!(n as f64 / 2.0)).boxed(),
        Kind::Strings => vec(word(), 0..4).prop_map(Value::from).boxed(),
        Kind::Objects => rows_of(row).boxed(),
        Kind::Object | Kind::Map => Just(json!({})).boxed(),
        Kind::String => word().prop_map(Value::from).boxed(),
    };
    prop_oneof![9 => own, 1 => any_value()].boxed()
}

/// A list with some of its columns filled.
fn rows_of(list: Row) -> impl Strategy<Value = Value> + use<> {
    let front = format!("{}[].", list.path());
    let columns: Vec<Row> = ROWS
        .iter()
        .copied()
        .filter(|row| row.path().strip_prefix(&front).is_some_and(|key| !key.contains('.')))
        .collect();
    let cell = move || {
        let front = front.clone();
        select(columns.clone()).prop_flat_map(move |row| {
            let key = row.path()[front.len()..].to_owned();
            let value = if row.kind() == Kind::Objects { Just(json!([])).boxed() } else { value_of(row) };
            (Just(key), value)
        })
    };
    vec(vec(cell(), 0..4).prop_map(|cells| Value::Object(cells.into_iter().collect::<Map<_, _>>())), 0..4)
        .prop_map(Value::Array)
}

/// A path outside lists that some body has, with a value.
fn entry() -> impl Strategy<Value = (&'static str, Value)> {
    let rows: Vec<Row> = ROWS.iter().copied().filter(|row| !row.path().contains("[]")).collect();
    select(rows).prop_flat_map(|row| (Just(row.path()), value_of(row)))
}

/// Edits that rules read, more often than the rest.
fn edit() -> impl Strategy<Value = (&'static str, Value)> {
    let read: Vec<Row> = rules::RULES
        .iter()
        .flat_map(|rule| rule.reads)
        .filter(|path| !path.contains("[]"))
        .map(|path| Row::of(path).unwrap())
        .collect();
    prop_oneof![3 => select(read).prop_flat_map(|row| (Just(row.path()), value_of(row))), 1 => entry()]
}

fn document() -> impl Strategy<Value = NodePool> {
    vec(edit(), 0..25).prop_map(|entries| {
        let mut pool = NodePool::new();
        for (path, value) in entries {
            pool.put(path, value);
        }
        pool
    })
}

fn context() -> Context {
    let kind = |id: &str, architecture: &str, local: bool| {
        let facts = InstanceType { architecture: architecture.into(), disk_quantity: Some(3), local_storage: local };
        (id.to_owned(), facts)
    };
    Context {
        cluster_version: Some("1.30.1".into()),
        vswitch_zones: Some([("vsw-a".into(), "a".into()), ("vsw-b".into(), "b".into())].into()),
        instance_types: Some(
            [kind("ecs.x86", "X86", false), kind("ecs.arm", "ARM", false), kind("ecs.local", "X86", true)].into(),
        ),
        pool_names: Some(vec!["web".into()]),
        nodes_left: Some(30),
        ..Context::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn checking_what_reads_a_change_gives_the_report_of_a_full_check(
        start in document(),
        edits in vec((edit(), any::<bool>()), 1..6),
    ) {
        let context = context();
        let mut pool = start;
        let mut report = rules::check(&pool, &context);
        for ((path, value), away) in edits {
            if away { drop(pool.remove(path)) } else { pool.put(path, value) }
            report = rules::check_reading(&[path], report, &pool, &context);
            prop_assert_eq!(&report, &rules::check(&pool, &context), "after {}", path);
        }
    }

    #[test]
    fn checking_what_reads_a_changed_cell_gives_the_report_of_a_full_check(
        start in document(),
        disks in rows_of(Row::of("scaling_group.data_disks").unwrap()),
        labels in rows_of(Row::of("kubernetes_config.labels").unwrap()),
        at in any::<Index>(),
        size in -1_i64..600,
        key in word(),
    ) {
        let context = context();
        let mut pool = start;
        pool.put("scaling_group.data_disks", disks);
        pool.put("kubernetes_config.labels", labels);
        let mut report = rules::check(&pool, &context);
        let count = pool.len_of(paths::DATA_DISKS);
        let row = at.index(count + 1);
        pool.set_in(paths::DATA_DISK_SIZE.typed::<i64>(), row, Some(size));
        report = rules::check_reading(&[paths::DATA_DISK_SIZE.path(row).as_str()], report, &pool, &context);
        prop_assert_eq!(&report, &rules::check(&pool, &context));
        pool.remove_row(paths::DATA_DISKS, 0);
        report = rules::check_reading(&[paths::DATA_DISKS.path()], report, &pool, &context);
        prop_assert_eq!(&report, &rules::check(&pool, &context));
        pool.insert_row(paths::LABELS, 0);
        pool.set_in(paths::LABEL_KEY, 0, Some(key));
        report = rules::check_reading(&[paths::LABELS.path()], report, &pool, &context);
        prop_assert_eq!(&report, &rules::check(&pool, &context));
    }

    #[test]
    fn no_document_makes_the_rules_panic_and_findings_are_in_form_order(pool in document()) {
        let Report { diagnostics } = rules::check(&pool, &context());
        let place = |path: &str| Row::of(path.split('[').next().unwrap()).map_or(usize::MAX, Row::index);
        let places: Vec<usize> = diagnostics.iter().map(|found| place(found.path.as_str())).collect();
        prop_assert!(places.is_sorted(), "{:?}", diagnostics);
        prop_assert!(rules::put::check(&pool, &pool).diagnostics.is_empty());
    }

    #[test]
    fn a_document_is_the_json_that_it_came_from(pool in document()) {
        let text = pool.as_value().to_string();
        let again = NodePool::from_value(serde_json::from_str(&text).unwrap()).unwrap();
        prop_assert_eq!(again.as_value().to_string(), text);
        prop_assert_eq!(again, pool);
    }

    #[test]
    fn what_an_edit_does_not_name_survives_it(
        start in document(),
        unknown in any_value(),
        edits in vec((entry(), any::<bool>()), 0..8),
    ) {
        // Unknown keys beside the edited ones, in every object that edits reach.
        let mut pool = start;
        for front in ["", "scaling_group.", "kubernetes_config.", "nodepool_info.", "auto_scaling."] {
            let object = front.trim_end_matches('.');
            if object.is_empty() || pool.at(object).is_none_or(Value::is_object) {
                pool.put(&format!("{front}zz_unknown"), json!({"keep": [0, false, null, ""]}));
                pool.put(&format!("{front}aa_unknown"), unknown.clone());
            }
        }
        let before = pool.clone();
        let edited: Vec<&str> = edits.iter().map(|((path, _), _)| *path).collect();
        for ((path, value), away) in edits {
            if away { drop(pool.remove(path)) } else { pool.put(path, value) }
        }
        let apart = |path: &str| !edited.iter().any(|edit| touches(edit, path));
        let mut kept = Vec::new();
        leaves(before.as_value(), String::new(), &mut kept);
        for (path, value) in kept.into_iter().filter(|(path, _)| apart(path)) {
            prop_assert_eq!(pool.at(&path), Some(&value), "{} after {:?}", path, edited);
        }
        // Keys that stay keep their order among each other.
        let keys = |pool: &NodePool| pool.as_value().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let stay: Vec<String> = keys(&before).into_iter().filter(|key| pool.at(key).is_some()).collect();
        let mut now = keys(&pool);
        now.retain(|key| stay.contains(key));
        // A key that was taken away and put back stands at the end: leave out those that were edited.
        let untouched = |keys: Vec<String>| keys.into_iter().filter(|key| edited.iter().all(|edit| !edit.starts_with(key.as_str()))).collect::<Vec<_>>();
        prop_assert_eq!(untouched(now), untouched(stay));
    }

    #[test]
    fn lenses_keep_zero_false_and_absent_apart(size in prop::option::of(0_u32..3), on in prop::option::of(any::<bool>()), start in document()) {
        let mut pool = start;
        for path in ["scaling_group", "kubernetes_config"] {
            if !pool.at(path).is_none_or(Value::is_object) {
                pool.remove(path);
            }
        }
        pool.set(paths::DESIRED_SIZE, size);
        pool.set(paths::CMS_ENABLED, on);
        prop_assert_eq!(pool.get(paths::DESIRED_SIZE), Ok(size));
        prop_assert_eq!(pool.get(paths::CMS_ENABLED), Ok(on));
        prop_assert_eq!(pool.at("scaling_group.desired_size").is_some(), size.is_some());
        prop_assert_eq!(pool.at("kubernetes_config.cms_enabled").is_some(), on.is_some());
    }

    #[test]
    fn every_row_of_the_create_request_survives_a_round_trip(at in any::<Index>(), seed in any::<Index>()) {
        let rows: Vec<Row> = ROWS.iter().copied().filter(|row| row.stands_in(Body::Create)).collect();
        let row = rows[at.index(rows.len())];
        let values = [json!(0), json!(false), json!(""), json!([]), json!({}), json!(1.5), json!(["b", "a"])];
        let value = &values[seed.index(values.len())];
        let path = row.path().replace("[]", "[0]");
        let mut pool = NodePool::new();
        pool.put(&path, value.clone());
        prop_assert_eq!(pool.at(&path), Some(value));
        prop_assert_eq!(Row::of(&path), Some(row));
        pool.remove(&path);
        prop_assert_eq!(pool.at(&path), None);
    }
}

/// Every path to a value that is no filled object, with that value. A list counts as one value.
fn leaves(value: &Value, path: String, into: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, path, into);
            }
        }
        value => into.push((path, value.clone())),
    }
}
