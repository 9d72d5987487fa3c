//! The emulator and the model agree on what the API takes: 10,000 random requests, and a table of bounds that was
//! written from the contract and that neither reads.

#[path = "../../../nodepool/tests/digest/random.rs"]
mod random;

use std::collections::{BTreeMap, BTreeSet};

use ack_api::answers;
use emulator::{Options, Seed};
use nodepool::context::{Context, DiskOffer, Image, InstanceType};
use nodepool::rules::{self, CODES};
use nodepool::{Level, NodePool, Severity};
use random::{Random, Things, request};
use serde_json::Value;

use crate::client::{Answer, Cloud};

const ECS: &str = "2014-05-26";

/// How many random requests.
const COUNT: usize = 10_000;

/// So slow that no pool leaves its first state: what is judged is the request alone.
const STANDING_STILL: f64 = 0.000_01;

async fn cloud(seed: Seed, quota_nodes: Option<u32>, quota_pools: Option<u32>) -> Cloud {
    let quota_pools = quota_pools.or(Some(u32::MAX));
    Cloud::with(Options { seed, quota_nodes, quota_pools, speed: STANDING_STILL, ..Options::default() }).await
}

async fn read<T: serde::de::DeserializeOwned>(cloud: &Cloud, action: &str, version: &str, query: &str) -> T {
    let answer = cloud.rpc(action, version, &format!("RegionId=cn-hangzhou&{query}")).await;
    assert_eq!(answer.status, 200, "{action}: {}", answer.body);
    answers::read(&answer.body.to_string()).expect("the contract's types")
}

/// What the form reads when it opens, and what it then lets the rules know.
async fn context(cloud: &Cloud) -> Context {
    let cluster: answers::Cluster = parsed(&cloud.get(&format!("/clusters/{}", cloud.cluster)).await.body);
    let in_vpc = format!("VpcId={}&PageSize=50", cluster.vpc_id);
    let vswitches: answers::VSwitches = read(cloud, "DescribeVSwitches", "2016-04-28", &in_vpc).await;
    let types: answers::InstanceTypes = read(cloud, "DescribeInstanceTypes", ECS, "").await;
    let groups: answers::SecurityGroups =
        read(cloud, "DescribeSecurityGroups", ECS, &format!("VpcId={}&MaxResults=100", cluster.vpc_id)).await;
    let own: answers::Images = read(cloud, "DescribeImages", ECS, "ImageOwnerAlias=self&PageSize=100").await;
    let stock: answers::AvailableResources =
        read(cloud, "DescribeAvailableResource", ECS, "DestinationResource=InstanceType").await;
    let query = format!("Region=cn-hangzhou&ClusterType={}&KubernetesVersion=", cluster.cluster_type);
    let metadata = cloud.get(&format!("/api/v1/metadata/versions?{query}{}", cluster.current_version)).await.body;
    let versions: Vec<answers::VersionMetadata> = parsed(&metadata);
    let quota: answers::Quota = parsed(&cloud.get("/quota").await.body);
    let pools = cloud.get(&cloud.pools()).await.body;
    let pools = pools["nodepools"].as_array().expect("a list");
    let nodes: u64 = pools.iter().filter_map(|pool| pool["status"]["total_nodes"].as_u64()).sum();
    let [nodes, pools] = [nodes, pools.len() as u64].map(|count| u32::try_from(count).expect("few"));

    let public = versions.into_iter().flat_map(|version| version.images).map(|image| Image {
        id: image.image_id,
        image_type: image.image_type,
        architecture: image.architecture,
        size: None,
        non_root: None,
    });
    let own = own.items().iter().map(|image| Image {
        id: image.image_id.clone(),
        image_type: String::new(),
        architecture: image.architecture.clone(),
        size: image.size,
        non_root: image.login_as_non_root_supported,
    });
    let kind = |found: &answers::InstanceType| {
        let facts = InstanceType {
            architecture: found.cpu_architecture.clone(),
            disk_quantity: found.disk_quantity,
            local_storage: !found.local_storage_category.is_empty(),
        };
        (found.instance_type_id.clone(), facts)
    };
    let mut in_stock: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (zone, found) in answers::stock(&stock).filter(|(_, found)| found.in_stock()) {
        in_stock.entry(found.value.clone()).or_default().push(zone.to_owned());
    }
    Context {
        cluster_version: Some(cluster.current_version),
        vswitch_zones: Some(
            vswitches.items().iter().map(|one| (one.v_switch_id.clone(), one.zone_id.clone())).collect(),
        ),
        instance_types: Some(types.items().iter().map(kind).collect()),
        images: Some(public.chain(own).collect()),
        stock: Some(in_stock),
        disk_offers: Vec::new(),
        security_groups: Some(
            groups.items().iter().map(|one| (one.security_group_id.clone(), one.security_group_type.clone())).collect(),
        ),
        pool_names: None,
        nodes_left: quota.node_quota.map(|quota| quota.saturating_sub(nodes)),
        pools_left: quota.cluster_nodepool_quota.map(|quota| quota.saturating_sub(pools)),
        default_logon: false,
    }
}

/// Asks which disks go with the types that the request names, once for each type, as the form does.
async fn ask_disks(cloud: &Cloud, context: &mut Context, pool: &NodePool) {
    let types = pool.at("scaling_group.instance_types").and_then(Value::as_array);
    for kind in types.into_iter().flatten().filter_map(Value::as_str) {
        let is_known = context.disk_offers.iter().any(|one| one.instance_type == kind);
        if is_known || context.instance_types.as_ref().is_some_and(|known| !known.contains_key(kind)) {
            continue;
        }
        for (destination, data) in [("SystemDisk", false), ("DataDisk", true)] {
            let query = format!("DestinationResource={destination}&InstanceType={kind}");
            let answer: answers::AvailableResources = read(cloud, "DescribeAvailableResource", ECS, &query).await;
            context.disk_offers.extend(answers::stock(&answer).map(|(zone, found)| DiskOffer {
                instance_type: kind.to_owned(),
                zone: zone.to_owned(),
                category: found.value.clone(),
                data,
            }));
        }
    }
}

fn parsed<T: serde::de::DeserializeOwned>(body: &Value) -> T {
    answers::read(&body.to_string()).expect("the contract's types")
}

/// The paths at which the API would refuse the request, with what the model says there.
fn refusals(pool: &NodePool, context: &Context) -> Vec<(String, &'static str)> {
    let mut pool = pool.clone();
    pool.normalise_tags();
    errors(&rules::check(&pool, context))
}

fn errors(report: &nodepool::Report) -> Vec<(String, &'static str)> {
    let found = report.at_level(Level::Api).filter(|found| found.severity == Severity::Error);
    found.map(|found| (found.path.as_str().to_owned(), found.code)).collect()
}

/// The path that a refusal begins with; `None` when the request was taken.
fn refused_at(answer: &Answer) -> Option<String> {
    if answer.status == 200 {
        return None;
    }
    let code = answer.body["code"].as_str().unwrap_or_default();
    assert_eq!(answer.status, 400, "{}", answer.body);
    if code == "QuotaExceeded.NodePool" {
        // No value is at fault; the rule speaks where a pool begins.
        return Some("nodepool_info.name".to_owned());
    }
    assert!(
        code.starts_with("InvalidParameter.") || ["QuotaExceeded.Node", "ErrDefaultNodePool"].contains(&code),
        "{}",
        answer.body
    );
    let message = answer.body["message"].as_str().unwrap_or_default();
    Some(message.split(": ").next().unwrap_or_default().to_owned())
}

/// What random requests may name, as the pickers list it.
async fn things(cloud: &Cloud, context: &Context) -> Things {
    let first = |ids: Vec<String>| ids.into_iter().next().expect("the demo has some");
    let cluster: answers::Cluster = parsed(&cloud.get(&format!("/clusters/{}", cloud.cluster)).await.body);
    let databases: answers::Databases =
        read(cloud, "DescribeDBInstances", "2014-08-15", &format!("VpcId={}&PageSize=100", cluster.vpc_id)).await;
    let keys: answers::KeyPairs = read(cloud, "DescribeKeyPairs", ECS, "PageSize=50").await;
    let kms: answers::KmsKeys = read(cloud, "ListKeys", "2016-01-20", "PageSize=100").await;
    let snapshots: answers::Snapshots = read(cloud, "DescribeSnapshots", ECS, "MaxResults=100").await;
    let policies: answers::SnapshotPolicies = read(cloud, "DescribeAutoSnapshotPolicyEx", ECS, "PageSize=100").await;
    let groups: answers::ResourceGroups = read(cloud, "ListResourceGroups", "2020-03-31", "PageSize=100").await;
    let sets: answers::DeploymentSets = read(cloud, "DescribeDeploymentSets", ECS, "PageSize=50").await;
    let pools: answers::ElasticityAssurances = read(cloud, "DescribeElasticityAssurances", ECS, "").await;
    let images = context.images.iter().flatten().map(|image| image.id.clone());
    Things {
        vswitches: cloud.vswitches.clone(),
        security_groups: context.security_groups.iter().flatten().map(|(id, _)| id.clone()).collect(),
        databases: databases.into_items().into_iter().map(|one| one.id).collect(),
        key_pair: first(keys.into_items().into_iter().map(|one| one.key_pair_name).collect()),
        images: images.filter(|id| id.starts_with("m-")).collect(),
        kms_key: first(kms.into_items().into_iter().map(|one| one.key_id).collect()),
        snapshot: first(snapshots.into_items().into_iter().map(|one| one.snapshot_id).collect()),
        snapshot_policy: first(policies.into_items().into_iter().map(|one| one.auto_snapshot_policy_id).collect()),
        resource_group: first(groups.into_items().into_iter().map(|one| one.id).collect()),
        deployment_set: first(sets.into_items().into_iter().map(|one| one.deployment_set_id).collect()),
        private_pool: first(pools.into_items().into_iter().map(|one| one.private_pool_options_id).collect()),
    }
}

#[tokio::test]
async fn ten_thousand_random_requests_are_judged_alike() {
    let cloud = cloud(Seed::Demo, Some(u32::MAX), None).await;
    let mut context = context(&cloud).await;
    let things = things(&cloud, &context).await;
    let mut random = Random(4_3);
    let (mut refused, mut said) = (0, BTreeSet::new());
    for number in 0..COUNT {
        let pool = request(&mut random, &things);
        ask_disks(&cloud, &mut context, &pool).await;
        let expected = refusals(&pool, &context);
        let answer = cloud.create(pool.as_value()).await;
        match refused_at(&answer) {
            None => assert_eq!(expected, [], "{number}: the emulator takes {}", pool.as_value()),
            Some(path) => {
                let known = expected.iter().any(|(known, _)| *known == path);
                assert!(known, "{number}: {} and not {expected:?} for {}", answer.body, pool.as_value());
                refused += 1;
            }
        }
        said.extend(expected.into_iter().map(|(_, code)| code));
    }
    println!("{refused} of {COUNT} were refused, for {} reasons", said.len());
    assert!((COUNT / 5..=COUNT * 4 / 5).contains(&refused), "{refused} of {COUNT} were refused");
    assert!(said.len() > 70, "only {} codes were said: {said:?}", said.len());
}

/// A side of a bound, ready to be judged.
struct Side<'r> {
    row: &'r Value,
    outside: bool,
}

impl Side<'_> {
    fn name(&self) -> &'static str {
        if self.outside { "outside" } else { "inside" }
    }

    fn edits(&self) -> &Value {
        &self.row[self.name()]
    }

    fn path(&self) -> &str {
        self.row["path"].as_str().expect("a path")
    }

    fn code(&self) -> &str {
        self.row["code"].as_str().expect("a code")
    }

    /// Whether only the rules can judge it: no emulated cluster is like that.
    fn of_the_model(&self) -> bool {
        self.row.get("model").is_some() || self.row.get("versions").is_some()
    }

    fn expect(&self, whose: &str, refused_at: &[&str]) {
        let as_written = if self.outside { refused_at.contains(&self.path()) } else { refused_at.is_empty() };
        assert!(as_written, "{} {}: {whose} refuses at {refused_at:?}: {}", self.code(), self.name(), self.row);
    }

    fn expect_of_model(&self, found: &[(String, &'static str)]) {
        let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
        self.expect("the model", &paths);
        let named = found.iter().any(|(path, code)| path == self.path() && *code == self.code());
        assert!(!self.outside || named, "{} is not among {found:?}", self.code());
    }
}

/// A fixture's value with its shorthands written out.
fn written_out(value: &Value, names: &BTreeMap<String, String>) -> Value {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let count = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small one");
    match value {
        Value::String(text) => names.get(text).map_or_else(|| value.clone(), |name| name.as_str().into()),
        Value::Array(items) => items.iter().map(|item| written_out(item, names)).collect(),
        Value::Object(object) => {
            if let Some(parts) = object.get("$text") {
                let many = text(&parts[1]).repeat(count(&parts[2]));
                return format!("{}{many}{}", text(&parts[0]), text(&parts[3])).into();
            }
            if let Some(parts) = object.get("$list") {
                let numbered = |number: usize| match &parts[0] {
                    Value::String(text) => text.replace("%n", &number.to_string()).into(),
                    item => item.clone(),
                };
                return (0..count(&parts[1])).map(numbered).collect();
            }
            object.iter().map(|(key, value)| (key.clone(), written_out(value, names))).collect()
        }
        _ => value.clone(),
    }
}

/// `start` with the edits; null takes a value away.
fn edited(mut start: NodePool, edits: &Value) -> NodePool {
    for (path, value) in edits.as_object().expect("edits") {
        if value.is_null() { drop(start.remove(path)) } else { start.put(path, value.clone()) }
    }
    start
}

/// What the fixture's names stand for in this cluster.
async fn names(cloud: &Cloud, context: &Context) -> BTreeMap<String, String> {
    let groups: answers::SecurityGroups = read(cloud, "DescribeSecurityGroups", ECS, "MaxResults=100").await;
    let here = |id: &String| context.security_groups.as_ref().is_some_and(|known| known.contains_key(id));
    let groups = groups.into_items().into_iter().filter(|group| here(&group.security_group_id));
    let groups = groups.map(|group| (format!("group:{}", group.security_group_name), group.security_group_id));
    let letter = |zone: &str| zone.rsplit('-').next().unwrap_or_default().to_owned();
    let vswitches = context.vswitch_zones.iter().flatten();
    groups.chain(vswitches.map(|(id, zone)| (format!("vswitch:{}", letter(zone)), id.clone()))).collect()
}

async fn walk(side: &Side<'_>, base: &Value) {
    let seed = if side.row["seed"] == "empty" { Seed::Empty } else { Seed::Demo };
    // The empty cluster has the usual quota; the demo's is out of the way.
    let pools = side.row["quota_pools"][usize::from(side.outside)].as_u64().and_then(|quota| quota.try_into().ok());
    let mut cloud = cloud(seed, (seed == Seed::Demo).then_some(100_000), pools).await;
    if side.row["clusters"][usize::from(side.outside)] == "legacy" {
        let clusters = cloud.get("/api/v1/clusters").await.body;
        cloud.cluster = clusters["clusters"][1]["cluster_id"].as_str().expect("an id").to_owned();
    }
    let mut context = context(&cloud).await;
    let names = names(&cloud, &context).await;
    let base = NodePool::from_value(written_out(base, &names)).expect("an object");
    let edits = written_out(side.edits(), &names);
    if side.row["put"] == true {
        let created = match side.row.get("create") {
            Some(edits) => cloud.created(edited(base, edits).as_value()).await,
            None => default_pool(&cloud).await,
        };
        let current = NodePool::from_value(cloud.detail(&created).await).expect("an object");
        let body = edited(NodePool::new(), &edits);
        side.expect_of_model(&errors(&rules::put::check(&current, &body)));
        let answer = cloud.call("PUT", &cloud.pool(&created), Some(body.as_value())).await;
        side.expect("the emulator", &refused_at(&answer).as_deref().into_iter().collect::<Vec<_>>());
    } else {
        let pool = edited(base, &edits);
        ask_disks(&cloud, &mut context, &pool).await;
        side.expect_of_model(&refusals(&pool, &context));
        let answer = cloud.create(pool.as_value()).await;
        side.expect("the emulator", &refused_at(&answer).as_deref().into_iter().collect::<Vec<_>>());
    }
    cloud.running.stop().await;
}

/// The id of the cluster's default pool.
async fn default_pool(cloud: &Cloud) -> String {
    let pools = cloud.get(&cloud.pools()).await.body;
    let pools = pools["nodepools"].as_array().expect("a list").iter();
    let default = pools.map(|pool| &pool["nodepool_info"]).find(|info| info["is_default"] == true);
    default.and_then(|info| info["nodepool_id"].as_str()).expect("a default pool").to_owned()
}

/// Judges a side by the rules alone.
fn walk_model(side: &Side<'_>, base: &Value) {
    let version = side.row["versions"][usize::from(side.outside)].as_str();
    let context = Context { cluster_version: version.map(str::to_owned), ..Context::default() };
    let names = BTreeMap::new();
    let base = NodePool::from_value(written_out(base, &names)).expect("an object");
    side.expect_of_model(&refusals(&edited(base, &written_out(side.edits(), &names)), &context));
}

fn fixture() -> Value {
    serde_json::from_str(include_str!("../../../../tests/fixtures/agreement.json")).expect("JSON")
}

#[tokio::test]
async fn both_keep_to_the_bounds_that_the_contract_gives() {
    let fixture = fixture();
    for row in fixture["rows"].as_array().expect("rows") {
        for outside in [false, true] {
            let side = Side { row, outside };
            if side.of_the_model() { walk_model(&side, &fixture["base"]) } else { walk(&side, &fixture["base"]).await }
        }
    }
}

#[test]
fn every_rule_of_the_api_has_its_bound_in_the_fixture() {
    let fixture = fixture();
    let rows = fixture["rows"].as_array().expect("rows").iter();
    let written: BTreeSet<&str> = rows.map(|row| row["code"].as_str().expect("a code")).collect();
    let of_api = CODES.iter().filter(|code| code.level == Level::Api && code.severity == Severity::Error);
    assert_eq!(written, of_api.map(|code| code.name).collect());
}
