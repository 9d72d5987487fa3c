//! What the browser reads of the answers, other than the pool.
//!
//! Lenient: unknown keys are ignored, a missing or null key is `None` or empty, so that an answer of a
//! newer API still reads. Field names and types: the contract's schema.

mod container;
mod pickers;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub use container::{
    Cluster, Clusters, Image, Node, Nodes, Page, Quota, Runtime, Stage, Target, Task, TaskError, Tasks, VersionMetadata,
};
pub use pickers::{
    AllocatedResource, AvailableResource, AvailableResources, AvailableZone, CapacityReservations, Database, Databases,
    DeploymentSet, DeploymentSets, ElasticityAssurances, Images, InstanceType, InstanceTypes, KeyPair, KeyPairs,
    KmsAlias, KmsAliases, KmsKey, KmsKeyDetail, KmsKeyMetadata, KmsKeys, OwnImage, Price, Priced, PrivatePool,
    ResourceGroup, ResourceGroups, SecurityGroup, SecurityGroups, Snapshot, SnapshotPolicies, SnapshotPolicy,
    Snapshots, SupportedResource, VSwitch, VSwitches, stock,
};

/// Reads an answer from its JSON text.
///
/// # Errors
/// When the text is no JSON or a key has a type that is not the contract's.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut value: Value = serde_json::from_str(text)?;
    drop_nulls(&mut value);
    T::deserialize(value)
}

/// A null says what an absent key says; taking it away here keeps it out of every type.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|_, value| !value.is_null());
            object.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_missing_and_null_keys_read() {
        let clusters: Clusters = read(
            r#"{"clusters":[{"cluster_id":"c1","name":null,"brand_new":{"a":1},"vswitch_ids":["vsw-1"]},{}],
                "page_info":{"total_count":2}}"#,
        )
        .unwrap();
        assert_eq!(clusters.clusters.len(), 2);
        assert_eq!(clusters.clusters[0].cluster_id, "c1");
        assert_eq!(clusters.clusters[0].name, "");
        assert_eq!(clusters.clusters[0].vswitch_ids, ["vsw-1"]);
        assert_eq!(clusters.clusters[1].size, None);
    }

    #[test]
    fn a_wrong_type_is_an_error() {
        assert!(read::<Clusters>(r#"{"clusters":"none"}"#).is_err());
        assert!(read::<Clusters>("<html>").is_err());
    }

    #[test]
    fn a_task_tells_its_stages_and_why_it_failed() {
        let task: Task = read(
            r#"{"task_id":"T-1","state":"fail","task_type":"cluster_scaleout","target":{"type":"nodepool","id":"np1"},
                "stages":[{"state":"success","start_time":"2026-03-26 16:00:00"}],"error":{"code":"E","message":"m"}}"#,
        )
        .unwrap();
        assert_eq!(task.target.map(|target| target.id), Some("np1".to_owned()));
        assert_eq!(task.stages[0].state, "success");
        assert_eq!(task.error.map(|error| error.code), Some("E".to_owned()));
    }

    #[test]
    fn lists_come_out_of_their_two_wrappings() {
        let found: VSwitches = read(
            r#"{"VSwitches":{"VSwitch":[{"VSwitchId":"vsw-1","ZoneId":"z","AvailableIpAddressCount":250}]},"TotalCount":1}"#,
        )
        .unwrap();
        assert_eq!(found.items()[0].v_switch_id, "vsw-1");
        assert_eq!(found.items()[0].available_ip_address_count, Some(250));
        let types: InstanceTypes = read(
            r#"{"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"ecs.g7.xlarge","CpuCoreCount":4,"MemorySize":16.0,
                "GPUAmount":0,"GPUSpec":"","EniPrivateIpAddressQuantity":15}]},"NextToken":"n"}"#,
        )
        .unwrap();
        assert_eq!(types.items()[0].memory_size, Some(16.0));
        assert_eq!(types.items()[0].gpu_amount, Some(0));
        assert_eq!(types.items()[0].disk_quantity, None);
        assert_eq!(types.next_token, "n");
        assert!(read::<KeyPairs>("{}").unwrap().items().is_empty());
    }

    #[test]
    fn stock_is_flat_by_zone_and_type() {
        let found: AvailableResources = read(
            r#"{"AvailableZones":{"AvailableZone":[{"ZoneId":"z-a","Status":"Available","AvailableResources":{
                "AvailableResource":[{"Type":"InstanceType","SupportedResources":{"SupportedResource":[
                {"Value":"ecs.g7.xlarge","Status":"Available","StatusCategory":"WithStock"},
                {"Value":"ecs.g6.xlarge","Status":"SoldOut","StatusCategory":"WithoutStock"}]}}]}}]}}"#,
        )
        .unwrap();
        let flat: Vec<_> = stock(&found).map(|(zone, item)| (zone, item.value.as_str(), item.in_stock())).collect();
        assert_eq!(flat, [("z-a", "ecs.g7.xlarge", true), ("z-a", "ecs.g6.xlarge", false)]);
    }

    #[test]
    fn a_price_is_found_at_its_depth() {
        let priced: Priced =
            read(r#"{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":1.5,"TradePrice":1.2}}}"#).unwrap();
        assert_eq!(priced.price().trade_price, Some(1.2));
        assert_eq!(priced.price().currency, "CNY");
    }
}
