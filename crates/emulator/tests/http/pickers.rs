//! What the pickers read.

use ack_api::answers;
use emulator::Seed;
use serde_json::{Value, json};

use crate::client::{Cloud, pool};

const ECS: &str = "2014-05-26";

async fn ask(cloud: &Cloud, action: &str, version: &str, query: &str) -> Value {
    let answer = cloud.rpc(action, version, &format!("RegionId=cn-hangzhou&{query}")).await;
    assert_eq!(answer.status, 200, "{action}: {}", answer.body);
    assert!(answer.body["RequestId"].is_string());
    answer.body
}

#[tokio::test]
async fn vswitches_tell_zones_and_free_addresses() {
    let cloud = Cloud::start(Seed::Demo).await;
    let cluster = cloud.get(&format!("/clusters/{}", cloud.cluster)).await.body;
    let vpc = cluster["vpc_id"].as_str().expect("an id");
    let body = ask(&cloud, "DescribeVSwitches", "2016-04-28", &format!("VpcId={vpc}&PageSize=50")).await;
    let found: answers::VSwitches = answers::read(&body.to_string()).expect("an answer");
    let zones: Vec<&str> = found.items().iter().map(|vswitch| vswitch.zone_id.as_str()).collect();
    assert_eq!(zones, ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j"]);
    assert!(found.items().iter().all(|vswitch| vswitch.available_ip_address_count > Some(0)));
    assert_eq!(found.total_count, Some(3));
}

#[tokio::test]
async fn instance_types_are_all_there_and_paged_by_token() {
    let cloud = Cloud::start(Seed::Empty).await;
    let all = ask(&cloud, "DescribeInstanceTypes", ECS, "").await;
    let all: answers::InstanceTypes = answers::read(&all.to_string()).expect("an answer");
    assert_eq!((all.items().len(), all.next_token.as_str()), (813, ""));
    let (mut token, mut pages, mut seen) = (String::new(), 0, 0);
    loop {
        let body = ask(&cloud, "DescribeInstanceTypes", ECS, &format!("MaxResults=100&NextToken={token}")).await;
        let page: answers::InstanceTypes = answers::read(&body.to_string()).expect("an answer");
        (seen, pages) = (seen + page.items().len(), pages + 1);
        token = page.next_token.clone();
        if token.is_empty() {
            break;
        }
    }
    assert_eq!((seen, pages), (813, 9));
    let query = "CpuArchitecture=ARM&MinimumCpuCoreCount=4&MaximumCpuCoreCount=4&MinimumMemorySize=16";
    let few = ask(&cloud, "DescribeInstanceTypes", ECS, query).await;
    for row in few["InstanceTypes"]["InstanceType"].as_array().expect("a list") {
        assert_eq!((&row["CpuArchitecture"], &row["CpuCoreCount"]), (&"ARM".into(), &4.into()));
        assert_eq!(row.get("DiskQuantity"), None);
    }
    let named = ask(&cloud, "DescribeInstanceTypes", ECS, "InstanceTypes.1=ecs.g7.xlarge").await;
    assert_eq!(named["InstanceTypes"]["InstanceType"][0]["DiskQuantity"], 17);
}

#[tokio::test]
async fn stock_differs_by_zone_and_disks_by_type() {
    let cloud = Cloud::start(Seed::Empty).await;
    let body = ask(&cloud, "DescribeAvailableResource", ECS, "DestinationResource=InstanceType").await;
    let answer: answers::AvailableResources = answers::read(&body.to_string()).expect("an answer");
    let of = |zone: &str, id: &str| {
        answers::stock(&answer).find(|(at, row)| *at == zone && row.value == id).map(|(_, row)| row.in_stock())
    };
    assert_eq!(of("cn-hangzhou-h", "ecs.g9i.xlarge"), Some(true));
    assert_eq!(of("cn-hangzhou-h", "ecs.gn7i-c16g1.4xlarge"), Some(false));
    assert_eq!(of("cn-hangzhou-j", "ecs.gn7i-c16g1.4xlarge"), Some(true));
    let query = "DestinationResource=SystemDisk&InstanceType=ecs.g9i.xlarge";
    let disks = ask(&cloud, "DescribeAvailableResource", ECS, query).await;
    let disks: answers::AvailableResources = answers::read(&disks.to_string()).expect("an answer");
    let names: Vec<&str> = answers::stock(&disks)
        .filter(|(zone, _)| *zone == "cn-hangzhou-h")
        .map(|(_, row)| row.value.as_str())
        .collect();
    assert_eq!(names, ["cloud_essd", "cloud_auto"]);
}

#[tokio::test]
async fn prices_grow_with_what_is_bought() {
    let cloud = Cloud::start(Seed::Empty).await;
    let price = async |query: &str| {
        let body = ask(&cloud, "DescribePrice", ECS, &format!("ResourceType=instance&{query}")).await;
        assert_eq!(body["PriceInfo"]["Price"]["Currency"], "CNY");
        body["PriceInfo"]["Price"]["TradePrice"].as_f64().expect("a price")
    };
    let small = price("InstanceType=ecs.g7.xlarge").await;
    let disk = "SystemDisk.Category=cloud_essd&SystemDisk.Size=120&SystemDisk.PerformanceLevel=PL1";
    let with_disk = price(&format!("InstanceType=ecs.g7.xlarge&{disk}")).await;
    let with_data =
        price(&format!("InstanceType=ecs.g7.xlarge&{disk}&DataDisk.1.Size=200&DataDisk.1.Category=cloud_ssd")).await;
    let large = price("InstanceType=ecs.g7.2xlarge").await;
    let month = price("InstanceType=ecs.g7.xlarge&PriceUnit=Month&Period=1").await;
    let spot = price("InstanceType=ecs.g7.xlarge&SpotStrategy=SpotAsPriceGo").await;
    assert!(spot < small && small < with_disk && with_disk < with_data && small < large && large < month);
}

#[tokio::test]
async fn the_other_pickers_answer() {
    let cloud = Cloud::start(Seed::Empty).await;
    let keys = ask(&cloud, "DescribeKeyPairs", ECS, "PageSize=50").await;
    let keys: answers::KeyPairs = answers::read(&keys.to_string()).expect("an answer");
    assert!(keys.items().len() > 1 && keys.items()[0].key_pair_name == "ops");
    let families = ask(&cloud, "DescribeInstanceTypeFamilies", ECS, "").await;
    assert!(families["InstanceTypeFamilies"]["InstanceTypeFamily"].as_array().map_or(0, Vec::len) > 100);
    let groups = ask(&cloud, "DescribeSecurityGroups", ECS, "SecurityGroupType=normal&MaxResults=1").await;
    assert!(groups["NextToken"].as_str().is_some_and(|token| !token.is_empty()));
    let query = "Region=cn-hangzhou&ClusterType=ManagedKubernetes&KubernetesVersion=1.34.1-aliyun.1";
    let versions = cloud.get(&format!("/api/v1/metadata/versions?{query}")).await.body;
    assert_eq!(versions[0]["version"], "1.34.1-aliyun.1");
    assert!(versions[0]["images"].as_array().map_or(0, Vec::len) >= 4);
    assert!(versions[0]["runtimes"].as_array().map_or(0, Vec::len) >= 1);
}

#[tokio::test]
async fn what_the_account_has_is_listed_for_every_picker() {
    let cloud = Cloud::start(Seed::Demo).await;
    let cluster = cloud.get(&format!("/clusters/{}", cloud.cluster)).await.body;
    let vpc = cluster["vpc_id"].as_str().expect("an id");
    let groups = format!("VpcId={vpc}&MaxResults=100");
    let databases = format!("VpcId={vpc}&PageSize=100");
    let lists = [
        ("ListKeys", "2016-01-20", "PageSize=100", "/Keys/Key", "KeyId"),
        ("ListAliases", "2016-01-20", "PageSize=100", "/Aliases/Alias", "AliasName"),
        ("DescribeSnapshots", ECS, "MaxResults=100", "/Snapshots/Snapshot", "SnapshotId"),
        (
            "DescribeAutoSnapshotPolicyEx",
            ECS,
            "PageSize=100",
            "/AutoSnapshotPolicies/AutoSnapshotPolicy",
            "AutoSnapshotPolicyId",
        ),
        ("DescribeDeploymentSets", ECS, "PageSize=50", "/DeploymentSets/DeploymentSet", "DeploymentSetId"),
        (
            "DescribeElasticityAssurances",
            ECS,
            "MaxResults=100",
            "/ElasticityAssuranceSet/ElasticityAssuranceItem",
            "PrivatePoolOptionsId",
        ),
        (
            "DescribeCapacityReservations",
            ECS,
            "MaxResults=100",
            "/CapacityReservationSet/CapacityReservationItem",
            "PrivatePoolOptionsId",
        ),
        ("DescribeImages", ECS, "ImageOwnerAlias=self&PageSize=100", "/Images/Image", "ImageId"),
        ("DescribeSecurityGroups", ECS, &groups, "/SecurityGroups/SecurityGroup", "SecurityGroupId"),
        ("DescribeDBInstances", "2014-08-15", &databases, "/Items/DBInstance", "DBInstanceId"),
        ("ListResourceGroups", "2020-03-31", "Status=OK&PageSize=100", "/ResourceGroups/ResourceGroup", "Id"),
    ];
    for (action, version, query, list, id) in lists {
        let body = ask(&cloud, action, version, query).await;
        let rows = body.pointer(list).and_then(Value::as_array).unwrap_or_else(|| panic!("{action}: {body}"));
        assert!(!rows.is_empty(), "{action}");
        assert!(rows.iter().all(|row| row[id].as_str().is_some_and(|id| !id.is_empty())), "{action}: {body}");
    }
    let first = ask(&cloud, "DescribeSnapshots", ECS, "MaxResults=1").await;
    let token = first["NextToken"].as_str().expect("a token");
    let second = ask(&cloud, "DescribeSnapshots", ECS, &format!("MaxResults=1&NextToken={token}")).await;
    assert_ne!(first["Snapshots"], second["Snapshots"]);
    let page = ask(&cloud, "DescribeDBInstances", "2014-08-15", &format!("VpcId={vpc}&PageSize=1")).await;
    assert_eq!((&page["PageRecordCount"], &page["TotalRecordCount"]), (&json!(1), &json!(3)));
    assert!(page["NextToken"].as_str().is_some_and(|token| !token.is_empty()));
}

async fn read<T: serde::de::DeserializeOwned>(cloud: &Cloud, action: &str, version: &str, query: &str) -> T {
    answers::read(&ask(cloud, action, version, query).await.to_string()).expect("the contract's types")
}

#[tokio::test]
async fn what_the_account_has_reads_as_the_contract_types_it() {
    let cloud = Cloud::start(Seed::Demo).await;
    let groups: answers::SecurityGroups = read(&cloud, "DescribeSecurityGroups", ECS, "MaxResults=100").await;
    let of = |kind: &str| groups.items().iter().filter(|group| group.security_group_type == kind).count();
    assert!(of("normal") > 1 && of("enterprise") > 1);
    let vpcs: std::collections::BTreeSet<_> = groups.items().iter().map(|group| &group.vpc_id).collect();
    assert_eq!(vpcs.len(), 2, "one VPC is another cluster's");
    let arm: answers::Images = read(&cloud, "DescribeImages", ECS, "InstanceType=ecs.g8y.large&OSType=linux").await;
    assert!(arm.items().iter().all(|image| image.architecture == "arm64" && image.size == Some(60)));
    assert_eq!(arm.items().len(), 1);
    let sets: answers::DeploymentSets = read(&cloud, "DescribeDeploymentSets", ECS, "PageSize=2").await;
    assert_eq!((sets.items().len(), sets.total_count), (2, Some(3)));
    let assured: answers::ElasticityAssurances =
        read(&cloud, "DescribeElasticityAssurances", ECS, "Status=Active&InstanceType=ecs.g7.xlarge").await;
    let resource = &assured.items()[0].resources()[0];
    assert_eq!((resource.zone_id.as_str(), resource.total_amount), ("cn-hangzhou-h", Some(20)));
    let reserved: answers::CapacityReservations = read(&cloud, "DescribeCapacityReservations", ECS, "Status=All").await;
    assert!(reserved.items()[0].private_pool_options_id.starts_with("crp-"));
    let keys: answers::KmsKeys = read(&cloud, "ListKeys", "2016-01-20", "PageSize=100").await;
    let aliases: answers::KmsAliases = read(&cloud, "ListAliases", "2016-01-20", "PageSize=100").await;
    assert!(aliases.items().iter().all(|alias| keys.items().iter().any(|key| key.key_id == alias.key_id)));
    let key: answers::KmsKeyDetail = read(&cloud, "DescribeKey", "2016-01-20", "KeyId=alias/node-disks").await;
    assert_eq!(key.key_metadata.key_state, "Enabled");
    assert_eq!(cloud.rpc("DescribeKey", "2016-01-20", "KeyId=key-none").await.status, 404);
    let snapshots: answers::Snapshots = read(&cloud, "DescribeSnapshots", ECS, "SourceDiskType=data").await;
    assert!(snapshots.items().iter().all(|snapshot| snapshot.source_disk_size.parse::<u32>().is_ok()));
    let policies: answers::SnapshotPolicies = read(&cloud, "DescribeAutoSnapshotPolicyEx", ECS, "").await;
    assert!(policies.items().iter().any(|policy| policy.auto_snapshot_policy_name == "nightly"));
    let groups: answers::ResourceGroups = read(&cloud, "ListResourceGroups", "2020-03-31", "Status=OK").await;
    assert_eq!(groups.items()[0].name, "default");
    let databases: answers::Databases = read(&cloud, "DescribeDBInstances", "2014-08-15", "Engine=MySQL").await;
    assert!(databases.items().iter().all(|database| database.engine == "MySQL" && !database.id.is_empty()));
}

#[tokio::test]
async fn an_empty_account_has_nothing_but_what_clusters_need() {
    let cloud = Cloud::start(Seed::Empty).await;
    for (action, version, list) in [
        ("ListKeys", "2016-01-20", "/Keys/Key"),
        ("ListAliases", "2016-01-20", "/Aliases/Alias"),
        ("DescribeSnapshots", ECS, "/Snapshots/Snapshot"),
        ("DescribeAutoSnapshotPolicyEx", ECS, "/AutoSnapshotPolicies/AutoSnapshotPolicy"),
        ("DescribeDeploymentSets", ECS, "/DeploymentSets/DeploymentSet"),
        ("DescribeElasticityAssurances", ECS, "/ElasticityAssuranceSet/ElasticityAssuranceItem"),
        ("DescribeCapacityReservations", ECS, "/CapacityReservationSet/CapacityReservationItem"),
        ("DescribeImages", ECS, "/Images/Image"),
        ("DescribeDBInstances", "2014-08-15", "/Items/DBInstance"),
    ] {
        assert_eq!(ask(&cloud, action, version, "").await.pointer(list), Some(&json!([])), "{action}");
    }
    assert!(!read::<answers::KeyPairs>(&cloud, "DescribeKeyPairs", ECS, "").await.items().is_empty());
}

#[tokio::test]
async fn a_scaling_activity_tells_its_detail() {
    let cloud = Cloud::start(Seed::Demo).await;
    let found = cloud.get(&format!("{}?NodepoolName=gpu-inference", cloud.pools())).await.body;
    let group = found["nodepools"][0]["scaling_group"]["scaling_group_id"].as_str().expect("an id");
    let list = ask(&cloud, "DescribeScalingActivities", "2022-02-22", &format!("ScalingGroupId={group}")).await;
    let id = list["ScalingActivities"][0]["ScalingActivityId"].as_str().expect("an id");
    let query = format!("ScalingActivityId={id}");
    let one = ask(&cloud, "DescribeScalingActivityDetail", "2022-02-22", &query).await;
    assert!(one["Detail"].as_str().is_some_and(|text| !text.is_empty()));
    assert_eq!(one["Detail"], list["ScalingActivities"][0]["Detail"]);
    for (query, status) in [("ScalingActivityId=asa-none", 404), ("", 400)] {
        assert_eq!(cloud.rpc("DescribeScalingActivityDetail", "2022-02-22", query).await.status, status);
    }
}

#[tokio::test]
async fn a_pool_names_only_what_there_is() {
    let cloud = Cloud::start(Seed::Demo).await;
    let cluster = cloud.get(&format!("/clusters/{}", cloud.cluster)).await.body;
    let vpc = cluster["vpc_id"].as_str().expect("an id");
    let groups = ask(&cloud, "DescribeSecurityGroups", ECS, &format!("VpcId={vpc}")).await;
    let of_kind = |kind: &str| -> Vec<Value> {
        let rows = groups["SecurityGroups"]["SecurityGroup"].as_array().expect("a list").iter();
        rows.filter(|row| row["SecurityGroupType"] == kind).map(|row| row["SecurityGroupId"].clone()).collect()
    };
    let (basic, advanced) = (of_kind("normal"), of_kind("enterprise"));
    let disk = |key: &str, id: &str| json!([{"category": "cloud_essd", "size": 200, "encrypted": "true", key: id}]);
    // The path, a value that is there, and one that is not; the path that the refusal begins with.
    let cases = [
        ("/scaling_group/image_id", json!("m-bp1hardened3linux000"), json!("m-none"), "scaling_group.image_id"),
        (
            "/scaling_group/data_disks",
            disk("kms_key_id", "key-hzz65f3a1b2c4d5e6f708"),
            disk("kms_key_id", "key-none"),
            "scaling_group.data_disks[0].kms_key_id",
        ),
        (
            "/scaling_group/data_disks",
            disk("snapshot_id", "s-bp1modelcache000000"),
            disk("snapshot_id", "s-none"),
            "scaling_group.data_disks[0].snapshot_id",
        ),
        (
            "/scaling_group/data_disks",
            disk("auto_snapshot_policy_id", "sp-bp1nightly00000000"),
            disk("auto_snapshot_policy_id", "sp-none"),
            "scaling_group.data_disks[0].auto_snapshot_policy_id",
        ),
        (
            "/nodepool_info/resource_group_id",
            json!("rg-acfmxproduction0"),
            json!("rg-none"),
            "nodepool_info.resource_group_id",
        ),
        (
            "/scaling_group/security_group_ids",
            json!(basic),
            json!([basic[0], "sg-none"]),
            "scaling_group.security_group_ids[1]",
        ),
        (
            "/scaling_group/security_group_ids",
            json!(advanced),
            json!([basic[0], advanced[0]]),
            "scaling_group.security_group_ids",
        ),
        (
            "/scaling_group/deploymentset_id",
            json!("ds-bp1frontier0000000"),
            json!("ds-none"),
            "scaling_group.deploymentset_id",
        ),
        (
            "/scaling_group/private_pool_options",
            json!({"match_criteria": "Target", "id": "eap-bp1batchreserved0"}),
            json!({"match_criteria": "Target", "id": "eap-none"}),
            "scaling_group.private_pool_options.id",
        ),
        (
            "/scaling_group/resource_pool_options",
            json!({"strategy": "PrivatePoolOnly", "private_pool_ids": ["crp-bp1launchday00000"]}),
            json!({"strategy": "PrivatePoolOnly", "private_pool_ids": ["crp-bp1launchday00000", "crp-none"]}),
            "scaling_group.resource_pool_options.private_pool_ids[1]",
        ),
        ("/scaling_group/rds_instances", json!([]), json!(["rm-none"]), "scaling_group.rds_instances[0]"),
    ];
    for (pointer, there, missing, path) in cases {
        for (value, refused) in [(there, false), (missing, true)] {
            let mut body = pool(&cloud.vswitches);
            let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
            body.pointer_mut(parent).expect("an object")[key] = value.clone();
            let answer = cloud.create(&body).await;
            assert_eq!(answer.status != 200, refused, "{pointer} {value}: {}", answer.body);
            if refused {
                let message = answer.body["message"].as_str().unwrap_or_default();
                assert!(message.starts_with(path), "{message}");
            }
        }
    }
}
