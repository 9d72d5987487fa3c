//! Whatever people type comes back equal from a parser, and no secret is ever in the text.

#![allow(clippy::unwrap_used)]

mod support;

use codegen::Target;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{as_json, base64, code, python, python_text, resource, terraform};

const SECRET: &str = "Canary-8f2e4b61!";

/// Texts made of what has a meaning in HCL, in JSON, in a shell or on a screen.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "$",
        "%",
        "{",
        "}",
        "${",
        "%{",
        "$${",
        "%%{",
        "\"",
        "\\",
        "\\\"",
        "\n",
        "\r",
        "\t",
        "\u{0}",
        "\u{1b}[2J",
        "EOT",
        "<<-EOT\n",
        "\u{202e}",
        "\u{2028}",
        "\u{feff}",
        "e\u{301}",
        "\u{1f600}",
        "节点",
        "if",
        "~}",
        "#",
        "//",
        "/*",
        "'",
        "`",
        " ",
        "  ",
        "a",
        "0",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat()), any::<String>(), "[ -~]{0,20}",]
}

/// Four texts a case: 10,000 texts, or 100,000 where every count is asked for whole.
fn cases() -> ProptestConfig {
    let cases = if std::env::var_os("NODEPOOL_FULL_TESTS").is_some() { 25_000 } else { 2_500 };
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn texts_come_back_from_hcl(name in text(), key in text(), value in text(), item in text()) {
        let code = terraform(json!({
            "nodepool_info": {"name": name},
            "scaling_group": {
                "vswitch_ids": [item, "vsw-1"],
                "login_password": SECRET,
                "tags": [{"key": key, "value": value}]
            },
            "kubernetes_config": {"labels": [{"key": key, "value": value}]}
        }));
        let body = as_json(&resource(&code));
        prop_assert_eq!(&body["vswitch_ids"], &json!([item, "vsw-1"]));
        prop_assert_eq!(&body["tags"], &json!({&*key: &*value}));
        prop_assert_eq!(&body["labels"][0]["value"], &json!(value));
        if !name.is_empty() {
            prop_assert_eq!(&body["node_pool_name"], &json!(name));
        }
        prop_assert!(!code.text.contains(SECRET));
    }

    #[test]
    fn scripts_come_back_from_hcl(script in text(), lines in prop::collection::vec(text(), 0..6)) {
        for script in [script, lines.join("\n"), format!("#!/bin/sh\n{}\n", lines.join("\n"))] {
            let code = terraform(json!({"kubernetes_config": {"user_data": base64(&script)}}));
            let body = as_json(&resource(&code));
            if script.is_empty() {
                prop_assert_eq!(&body["user_data"], &Value::Null);
            } else {
                prop_assert_eq!(&body["user_data"], &json!({"base64encode": script}), "{}", code.text);
            }
        }
    }

    #[test]
    fn texts_come_back_from_python(name in text(), key in text(), value in text(), item in text()) {
        let code = python(json!({
            "nodepool_info": {"name": name},
            "scaling_group": {"vswitch_ids": [item], "login_password": SECRET, "tags": [{"key": key, "value": value}]},
            "node_config": {"node_os_config": {"sysctl": {&*key: value}}}
        }));
        let sysctl = format!("node_config.node_os_config.sysctl.{key}");
        for (path, expected) in [
            ("nodepool_info.name", vec![&name]),
            ("scaling_group.vswitch_ids", vec![&item]),
            ("scaling_group.tags[0]", vec![&key, &value]),
            (&sysctl, vec![&key, &value]),
        ] {
            let found = python_texts(&code, path);
            prop_assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{}", code.text);
        }
        prop_assert!(!code.text.contains(SECRET));
    }

    #[test]
    fn scripts_come_back_from_python(script in text(), lines in prop::collection::vec(text(), 0..6)) {
        for script in [script, lines.join("\n"), format!("#!/bin/sh\n{}\n", lines.join("\n"))] {
            let code = python(json!({"kubernetes_config": {"user_data": base64(&script)}}));
            let path = "kubernetes_config.user_data";
            let lines: Vec<_> = code.lines.iter().filter(|line| line.path.as_deref() == Some(path)).collect();
            let (call, literal) = lines.split_last().expect("a line");
            if script.is_empty() {
                prop_assert!(line_text(call).ends_with("user_data=\"\",\n"), "{}", code.text);
                continue;
            }
            let call = line_text(call);
            prop_assert_eq!(call.trim(), "user_data=base64.b64encode(USER_DATA.encode()).decode(),");
            let literal: String = literal.iter().map(|line| line_text(line)).collect();
            let literal = literal.strip_prefix("USER_DATA = ").and_then(|text| text.strip_suffix('\n')).unwrap();
            prop_assert_eq!(python_text(literal), script, "{}", code.text);
        }
    }

    #[test]
    fn any_document_is_exported_without_its_secret(pool in document()) {
        let mut pool = pool;
        pool["scaling_group"]["login_password"] = json!(SECRET);
        for target in Target::ALL {
            let code = code(target, pool.clone());
            prop_assert!(!code.text.contains(SECRET));
            let lines: String = code.lines.iter().map(line_text).collect();
            prop_assert_eq!(&lines, &code.text);
            for note in &code.notes {
                let shown = format!("{note:?}");
                prop_assert!(!shown.contains(SECRET));
            }
            match target {
                Target::Terraform => drop(resource(&code)),
                // Python itself reads such programs in tests/sdk.
                Target::Python => {}
                Target::Json => {
                    let back: Value = serde_json::from_str(&code.text).expect("JSON");
                    pool["scaling_group"]["login_password"] = json!("<login_password>");
                    prop_assert_eq!(&back, &pool);
                    prop_assert_eq!(back.to_string(), pool.to_string(), "in the document's order");
                }
            }
        }
    }
}

fn line_text(line: &codegen::Line) -> String {
    let tokens: String = line.tokens.iter().map(|token| token.text.as_ref()).collect();
    assert!(!tokens.contains('\n'), "{tokens:?}");
    tokens + "\n"
}

/// The texts on the lines of a path and of those below it, keys included.
fn python_texts(code: &codegen::Code, path: &str) -> Vec<String> {
    let below =
        |line: &str| line.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let lines = code.lines.iter().filter(|line| line.path.as_deref().is_some_and(below));
    let tokens = lines.flat_map(|line| &line.tokens).map(|token| token.text.as_ref());
    tokens.filter(|text| text.starts_with(['"', '\''])).map(python_text).collect()
}

/// A document whose known places hold anything.
fn document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Numbers whose text reads back as the same number whatever the parser.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
        text().prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 24, 4, |inner| {
        let key = prop::sample::select(vec!["key", "value", "size", "category", "enable", "id", "x", "instance_type"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|pairs| pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    });
    let paths: Vec<String> = support::create_paths().into_iter().map(|(path, _)| path).collect();
    let places = prop::collection::vec((prop::sample::select(paths), value), 0..12);
    places.prop_map(|places| {
        let mut pool = nodepool::NodePool::new();
        for (path, value) in places {
            pool.put(&path.replace("[]", "[0]"), value);
        }
        pool.put("scaling_group.login_password", json!(""));
        pool.into_value()
    })
}
