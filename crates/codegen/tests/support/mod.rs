//! Pools to export, and the export read back by an independent parser.

#![allow(dead_code, reason = "each test file uses a part")]

use codegen::{Code, Subject, Target, export};
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Block, Body};
use nodepool::NodePool;
use serde_json::{Map, Value, json};

/// The provider's schema.
pub fn schema() -> Value {
    serde_json::from_str(include_str!("../../../../tests/fixtures/contract/terraform-schema.json")).unwrap()
}

/// Every path of the create request with its type.
pub fn create_paths() -> Vec<(String, String)> {
    let api: Value = serde_json::from_str(include_str!("../../../../tests/fixtures/contract/api-schema.json")).unwrap();
    let body = api["operations"]["CreateClusterNodePool"]["body"].as_object().unwrap();
    body.iter().map(|(path, kind)| (path.clone(), kind.as_str().unwrap().to_owned())).collect()
}

/// A value of a contract type that is not its empty one.
pub fn sample(path: &str, kind: &str) -> Value {
    match (path, kind) {
        ("kubernetes_config.user_data" | "kubernetes_config.pre_user_data", _) => json!("ZWNobyBoaQo="),
        ("scaling_group.instance_charge_type", _) => json!("PostPaid"),
        (_, "string") => json!(format!("a-{}", path.rsplit('.').next().unwrap())),
        (_, "integer") => json!(50),
        (_, "number") => json!(2.5),
        (_, "boolean") => json!(true),
        (_, "[]string") => json!(["one", "two"]),
        (path, "map") if path.ends_with("featureGates") => json!({"Gate": true}),
        (_, "map") => json!({"key": "value"}),
        (_, kind) => panic!("{path}: {kind} is no leaf"),
    }
}

/// Whether a type holds no paths of its own.
pub fn is_leaf(kind: &str) -> bool {
    !matches!(kind, "object" | "[]object")
}

pub fn pool(value: Value) -> NodePool {
    NodePool::from_value(value).unwrap()
}

pub fn code(target: Target, value: Value) -> Code {
    let pool = pool(value);
    export(
        target,
        &Subject {
            pool: &pool,
            cluster_id: Some("c1"),
            region: Some("cn-hangzhou"),
            node_pool_id: None,
            change: None,
            name_before: None,
        },
    )
}

pub fn terraform(value: Value) -> Code {
    code(Target::Terraform, value)
}

pub fn python(value: Value) -> Code {
    code(Target::Python, value)
}

/// Every leaf of the create request set, in row 0 of every list.
pub fn everything() -> Value {
    let mut pool = NodePool::new();
    for (path, kind) in create_paths().iter().filter(|(_, kind)| is_leaf(kind)) {
        pool.put(&path.replace("[]", "[0]"), sample(path, kind));
    }
    pool.into_value()
}

/// What Python reads from a text literal, in single or triple quotes.
pub fn python_text(literal: &str) -> String {
    let marks = if literal.starts_with("\"\"\"") { 3 } else { 1 };
    let quote = &literal[..marks];
    let body = literal[marks..].strip_suffix(quote).expect("the same quotes at the end");
    let mut out = String::new();
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        assert!(!rest.starts_with(quote), "{literal} ends early");
        assert!(marks == 3 || c != '\n', "{literal} is two lines");
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            assert!(!matches!(c, '\r' | '\0'), "{literal} holds what Python reads as something else");
            out.push(c);
            continue;
        }
        let escaped = rest.chars().next().expect("the last quote is no escaped one");
        rest = &rest[escaped.len_utf8()..];
        let digits = match escaped {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        match escaped {
            '\n' => {}
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            '\\' | '"' | '\'' => out.push(escaped),
            _ if digits > 0 => {
                let code = u32::from_str_radix(&rest[..digits], 16).unwrap();
                out.push(char::from_u32(code).unwrap());
                rest = &rest[digits..];
            }
            other => panic!("\\{other} is no escape"),
        }
    }
    out
}

/// The body of the resource.
pub fn resource(code: &Code) -> Body {
    let file: Body = code.text.parse().unwrap_or_else(|error| panic!("{error}\n{}", code.text));
    let is_resource = |block: &&Block| block.ident.as_str() == "resource";
    file.blocks().find(is_resource).expect("a resource").body.clone()
}

/// A body as JSON: arguments by name, each kind of block as a list.
pub fn as_json(body: &Body) -> Value {
    let mut out = Map::new();
    for structure in body {
        if let Some(attribute) = structure.as_attribute() {
            out.insert(attribute.key.to_string(), expression(&attribute.value));
        } else if let Some(block) = structure.as_block() {
            let list = out.entry(block.ident.to_string()).or_insert_with(|| json!([]));
            list.as_array_mut().unwrap().push(as_json(&block.body));
        }
    }
    Value::Object(out)
}

fn expression(expression: &Expression) -> Value {
    match expression {
        Expression::String(text) => json!(text.as_str()),
        Expression::Bool(value) => json!(*value.value()),
        Expression::Number(number) => serde_json::from_str(&number.to_string()).unwrap(),
        Expression::Array(items) => items.iter().map(self::expression).collect(),
        Expression::Object(object) => object
            .iter()
            .map(|(key, value)| match key {
                ObjectKey::Ident(name) => (name.to_string(), self::expression(value.expr())),
                ObjectKey::Expression(Expression::String(key)) => {
                    (key.as_str().to_owned(), self::expression(value.expr()))
                }
                ObjectKey::Expression(other) => panic!("a key {other}"),
            })
            .collect(),
        Expression::FuncCall(call) => {
            let argument = self::expression(call.args.iter().next().expect("an argument"));
            match (call.name.name.as_str(), argument) {
                ("chomp", Value::String(text)) => json!(text.trim_end_matches('\n')),
                (name, argument) => json!({name: argument}),
            }
        }
        Expression::HeredocTemplate(heredoc) => json!(template(&heredoc.template)),
        Expression::StringTemplate(text) => json!(template(text)),
        Expression::Traversal(_) | Expression::Variable(_) => json!({"reference": expression.to_string().trim()}),
        other => panic!("unexpected {other}"),
    }
}

/// The parser has taken the indentation of a heredoc away.
fn template(template: &hcl_edit::template::Template) -> String {
    let literal = |element: &hcl_edit::template::Element| match element {
        hcl_edit::template::Element::Literal(text) => text.as_str().to_owned(),
        other => panic!("a template inside a text: {other:?}"),
    };
    template.iter().map(literal).collect()
}

/// The whole create form of the product document: every control set.
pub fn full() -> Value {
    json!({
        "nodepool_info": {"name": "api-workers", "resource_group_id": "rg-acfm1"},
        "scaling_group": {
            "vswitch_ids": [
                "vsw-bp1m4x9wq2e7t0kzr5y8c",
                "vsw-bp1c8n5tj3v6d1xa0p7qe",
                "vsw-bp1z0r6ky4h9u2wb7s3mf",
                "vsw-bp1f5t8qm2a6c0nx4j7dk"
            ],
            "instance_charge_type": "PostPaid",
            "spot_strategy": "SpotWithPriceLimit",
            "spot_price_limit": [
                {"instance_type": "ecs.g7.2xlarge", "price_limit": "0.70"},
                {"instance_type": "ecs.g6.2xlarge", "price_limit": "0.65"}
            ],
            "instance_types": ["ecs.g7.2xlarge", "ecs.g6.2xlarge"],
            "image_type": "AliyunLinux3ContainerOptimized",
            "key_pair": "ops",
            "system_disk_category": "cloud_essd",
            "system_disk_size": 500,
            "system_disk_performance_level": "PL2",
            "system_disk_encrypted": true,
            "system_disk_categories": ["cloud_essd", "cloud_auto"],
            "data_disks": [
                {"category": "cloud_auto", "size": 200, "bursting_enabled": true, "encrypted": "true"},
                {"category": "cloud_essd", "size": 120, "performance_level": "PL1", "auto_format": true,
                 "file_system": "ext4", "mount_target": "/var/lib/container", "disk_name": "data"}
            ],
            "multi_az_policy": "COST_OPTIMIZED",
            "compensate_with_on_demand": true,
            "on_demand_base_capacity": 0,
            "spot_instance_remedy": true,
            "deploymentset_id": "ds-bp1frontier",
            "security_group_ids": ["sg-bp1aaaa"],
            "internet_charge_type": "PayByTraffic",
            "internet_max_bandwidth_out": 5,
            "private_pool_options": {"match_criteria": "Target", "id": "eap-bp1"},
            "instance_metadata_options": {"http_tokens": "required"},
            "tags": [{"key": "cost-center", "value": "1001"}, {"key": "团队", "value": "平台"}]
        },
        "auto_scaling": {"enable": true, "min_instances": 0, "max_instances": 10, "type": "cpu"},
        "kubernetes_config": {
            "labels": [{"key": "tier", "value": "api"}, {"key": "empty", "value": ""}],
            "taints": [{"key": "dedicated", "value": "api", "effect": "NoExecute"}],
            "cms_enabled": true,
            "node_name_mode": "customized,web,ip,prod",
            "pre_user_data": "IyEvYmluL3NoCmNhdCA8PEVPVApob21lPSR7SE9NRX0KRU9UCg==",
            "user_data": "IyEvYmluL3NoCgplY2hvICIke05PREV9IiBcCiAgJXtkb25lfQ=="
        },
        "management": {
            "enable": true,
            "auto_repair": true,
            "auto_repair_policy": {"restart_node": true},
            "upgrade_config": {"max_unavailable": 1}
        },
        "node_config": {"kubelet_configuration": {
            "maxPods": 110, "serializeImagePulls": false, "featureGates": {"InPlacePodVerticalScaling": true},
            "evictionHard": {"memory.available": "5%", "nodefs.available": "10%"},
            "reservedMemory": [{"numaNode": 0, "limits": {"memory": "1Gi"}}],
            "tracing": {"endpoint": "collector:4317", "samplingRatePerMillion": 0}
        }},
        "tee_config": {"tee_enable": false}
    })
}

/// The pool of the shortest form: what the proposal sends.
pub fn small() -> Value {
    json!({
        "nodepool_info": {"name": "nodepool-1"},
        "auto_scaling": {"enable": false},
        "scaling_group": {
            "vswitch_ids": ["vsw-bp1m4x9wq2e7t0kzr5y8c"],
            "instance_charge_type": "PostPaid",
            "instance_types": ["ecs.g7.xlarge"],
            "image_type": "AliyunLinux3ContainerOptimized",
            "login_password": "Canary-8f2e4b61!",
            "system_disk_category": "cloud_essd",
            "system_disk_size": 120,
            "system_disk_performance_level": "PL1",
            "desired_size": 2
        },
        "kubernetes_config": {"cms_enabled": true}
    })
}

/// Base64 of a text.
pub fn base64(text: &str) -> String {
    nodepool::script::encode(text.as_bytes())
}
