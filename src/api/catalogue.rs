//! What the pickers offer: reads of ECS, VPC and the version metadata, as plain facts.

use std::collections::BTreeMap;

use nodepool::context::DiskOffer;
use serde_json::Value;

use super::client::{self, ApiFailure};

/// A vSwitch.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct VSwitch {
    /// Its id.
    pub(crate) id: String,
    /// Its name; may be empty.
    pub(crate) name: String,
    /// The zone, such as `cn-hangzhou-h`.
    pub(crate) zone: String,
    /// The addresses it has.
    pub(crate) cidr: String,
    /// Free addresses.
    pub(crate) free: Option<u64>,
}

/// An instance type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InstanceType {
    /// Its id, such as `ecs.g7.xlarge`.
    pub(crate) id: String,
    /// Its family, such as `ecs.g7`.
    pub(crate) family: String,
    /// Virtual CPUs.
    pub(crate) vcpu: u32,
    /// Memory in GiB.
    pub(crate) memory: f64,
    /// `X86` or `ARM`.
    pub(crate) architecture: String,
    /// GPUs; 0 for most.
    pub(crate) gpu: u32,
    /// How many disks it takes, the system disk included.
    pub(crate) disks: Option<u32>,
    /// Whether it has local disks.
    pub(crate) local: bool,
}

/// How much a cluster may have; `None` where the answer does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Quota {
    /// Nodes.
    pub(crate) nodes: Option<u32>,
    /// Node pools.
    pub(crate) pools: Option<u32>,
}

/// An operating system image of the container service.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Image {
    /// Its id.
    pub(crate) id: String,
    /// Its name for people.
    pub(crate) name: String,
    /// What goes on the wire, such as `AliyunLinux3`.
    pub(crate) image_type: String,
    /// `x86_64` or `arm64`, as the API writes it.
    pub(crate) architecture: String,
}

/// A price.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Price {
    /// `CNY` or `USD`.
    pub(crate) currency: String,
    /// For the unit that was asked for.
    pub(crate) amount: f64,
}

/// Zones in which each type is in stock; a type without any stays out.
pub(crate) type Stock = BTreeMap<String, Vec<String>>;

/// The cluster, as far as the form needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cluster {
    /// Its name.
    pub(crate) name: String,
    /// Its region.
    pub(crate) region: String,
    /// Its VPC.
    pub(crate) vpc: String,
    /// Its vSwitches.
    pub(crate) vswitches: Vec<String>,
    /// The key pair that it was made with.
    pub(crate) key_pair: Option<String>,
    /// Its Kubernetes version.
    pub(crate) version: String,
    /// `ManagedKubernetes` and the like.
    pub(crate) cluster_type: String,
    /// `Default` and the like.
    pub(crate) profile: String,
}

/// Rows of one page where a product pages by number; the most that VPC and key pairs allow.
const PAGE: usize = 50;

/// Reads the cluster.
pub(crate) async fn read_cluster(id: &str) -> Result<Cluster, ApiFailure> {
    client::get(&["/openapi/cs/clusters/", &escape(id)].concat()).await.map(|answer| cluster(&answer))
}

/// Reads the vSwitches of a VPC, all pages.
pub(crate) async fn read_vswitches(vpc: &str) -> Result<Vec<VSwitch>, ApiFailure> {
    by_number(&["/openapi/vpc/DescribeVSwitches?VpcId=", &escape(vpc)].concat(), vswitches).await
}

/// Reads the key pairs, all pages.
pub(crate) async fn read_key_pairs() -> Result<Vec<String>, ApiFailure> {
    by_number("/openapi/ecs/DescribeKeyPairs?", key_pairs).await
}

/// Reads the instance types, all pages.
pub(crate) async fn read_instance_types() -> Result<Vec<InstanceType>, ApiFailure> {
    let mut types = Vec::new();
    let mut token = String::new();
    loop {
        let url = ["/openapi/ecs/DescribeInstanceTypes?MaxResults=1600", &token].concat();
        let answer = client::get(&url).await?;
        types.extend(instance_types(&answer));
        match next_token(&answer) {
            Some(next) => token = ["&NextToken=", &escape(&next)].concat(),
            None => return Ok(types),
        }
    }
}

/// Reads where instance types are in stock.
pub(crate) async fn read_stock() -> Result<Stock, ApiFailure> {
    client::get("/openapi/ecs/DescribeAvailableResource?DestinationResource=InstanceType")
        .await
        .map(|answer| stock(&answer))
}

/// Reads which disks go with an instance type, sold out or not.
pub(crate) async fn read_disks(instance_type: &str, data: bool) -> Result<Vec<DiskOffer>, ApiFailure> {
    let kind = if data { "DataDisk" } else { "SystemDisk" };
    let query = ["DestinationResource=", kind, "&InstanceType=", &escape(instance_type)].concat();
    let answer = client::get(&["/openapi/ecs/DescribeAvailableResource?", &query].concat()).await?;
    let mut offers = Vec::new();
    each_offer(&answer, |zone, one| {
        offers.push(DiskOffer {
            instance_type: instance_type.to_owned(),
            zone: zone.to_owned(),
            category: text(one, "Value"),
            data,
        });
    });
    Ok(offers)
}

/// Reads the operating systems for the cluster's version.
pub(crate) async fn read_images(of: &Cluster) -> Result<Vec<Image>, ApiFailure> {
    let mut url = ["/openapi/cs/api/v1/metadata/versions?Region=", &escape(&of.region)].concat();
    for (name, value) in
        [("ClusterType", &of.cluster_type), ("KubernetesVersion", &of.version), ("Profile", &of.profile)]
    {
        if !value.is_empty() {
            url.extend(["&", name, "=", &escape(value)]);
        }
    }
    client::get(&url).await.map(|answer| images(&answer, &of.version))
}

/// Reads how much one cluster may have.
pub(crate) async fn read_quota() -> Result<Quota, ApiFailure> {
    let answer = client::get("/openapi/cs/quota").await?;
    Ok(Quota { nodes: number(&answer, "node_quota"), pools: number(&answer, "cluster_nodepool_quota") })
}

/// Reads a price; `None` where the API has none for what was asked.
pub(crate) async fn read_price(query: &str) -> Result<Option<Price>, ApiFailure> {
    let url = ["/openapi/ecs/DescribePrice?ResourceType=instance", query].concat();
    client::get(&url).await.map(|answer| price(&answer))
}

/// A value for a query.
pub(crate) fn escape(value: &str) -> String {
    js_sys::encode_uri_component(value).into()
}

async fn by_number<T>(url: &str, rows: fn(&Value) -> Vec<T>) -> Result<Vec<T>, ApiFailure> {
    let mut all = Vec::new();
    for page in 1.. {
        let answer = client::get(&format!("{url}&PageSize={PAGE}&PageNumber={page}")).await?;
        let part = rows(&answer);
        let last = part.is_empty();
        all.extend(part);
        if last || all.len() >= total(&answer) {
            break;
        }
    }
    Ok(all)
}

/// DescribeClusterDetail. Older answers hold the vSwitches as one text with commas.
fn cluster(answer: &Value) -> Cluster {
    let list = answer.get("vswitch_ids").and_then(Value::as_array).into_iter().flatten();
    let mut vswitches: Vec<String> = list.filter_map(Value::as_str).map(str::to_owned).collect();
    if vswitches.is_empty() {
        let text = text(answer, "vswitch_id");
        vswitches = text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
    }
    Cluster {
        name: text(answer, "name"),
        region: text(answer, "region_id"),
        vpc: text(answer, "vpc_id"),
        vswitches,
        key_pair: key_pair(answer),
        version: text(answer, "current_version"),
        cluster_type: text(answer, "cluster_type"),
        profile: text(answer, "profile"),
    }
}

/// Only dedicated clusters tell it, with their control plane.
fn key_pair(answer: &Value) -> Option<String> {
    let name = text(answer.get("control_plane_config")?, "key_pair");
    Some(name).filter(|name| !name.is_empty())
}

/// DescribeVSwitches.
fn vswitches(answer: &Value) -> Vec<VSwitch> {
    rows(answer, &["VSwitches", "VSwitch"])
        .map(|row| VSwitch {
            id: text(row, "VSwitchId"),
            name: text(row, "VSwitchName"),
            zone: text(row, "ZoneId"),
            cidr: text(row, "CidrBlock"),
            free: row.get("AvailableIpAddressCount").and_then(Value::as_u64),
        })
        .collect()
}

/// DescribeInstanceTypes.
fn instance_types(answer: &Value) -> Vec<InstanceType> {
    rows(answer, &["InstanceTypes", "InstanceType"])
        .map(|row| InstanceType {
            id: text(row, "InstanceTypeId"),
            family: text(row, "InstanceTypeFamily"),
            vcpu: number(row, "CpuCoreCount").unwrap_or_default(),
            memory: row.get("MemorySize").and_then(Value::as_f64).unwrap_or_default(),
            architecture: text(row, "CpuArchitecture"),
            gpu: number(row, "GPUAmount").unwrap_or_default(),
            disks: number(row, "DiskQuantity"),
            local: !text(row, "LocalStorageCategory").is_empty(),
        })
        .collect()
}

/// DescribeAvailableResource for instance types.
fn stock(answer: &Value) -> Stock {
    let mut stock = Stock::new();
    each_offer(answer, |zone, one| {
        let category = text(one, "StatusCategory");
        let in_stock = if category.is_empty() {
            text(one, "Status") == "Available"
        } else {
            matches!(category.as_str(), "WithStock" | "ClosedWithStock")
        };
        if in_stock {
            stock.entry(text(one, "Value")).or_default().push(zone.to_owned());
        }
    });
    stock
}

/// Calls `look` with every row of DescribeAvailableResource and its zone.
fn each_offer(answer: &Value, mut look: impl FnMut(&str, &Value)) {
    for zone in rows(answer, &["AvailableZones", "AvailableZone"]) {
        let id = text(zone, "ZoneId");
        for resource in rows(zone, &["AvailableResources", "AvailableResource"]) {
            for one in rows(resource, &["SupportedResources", "SupportedResource"]) {
                look(&id, one);
            }
        }
    }
}

/// DescribeKeyPairs.
fn key_pairs(answer: &Value) -> Vec<String> {
    rows(answer, &["KeyPairs", "KeyPair"]).map(|row| text(row, "KeyPairName")).collect()
}

/// DescribeKubernetesVersionMetadata: the images of the cluster's own version, or of the first one.
fn images(answer: &Value, version: &str) -> Vec<Image> {
    let versions = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    let of = versions.iter().find(|one| text(one, "version") == version).or(versions.first());
    let images = of.and_then(|one| one.get("images")).and_then(Value::as_array).into_iter().flatten();
    images
        .map(|row| Image {
            id: text(row, "image_id"),
            name: text(row, "image_name"),
            image_type: text(row, "image_type"),
            architecture: text(row, "architecture"),
        })
        .filter(|image| !image.image_type.is_empty())
        .collect()
}

/// DescribePrice.
fn price(answer: &Value) -> Option<Price> {
    let price = answer.get("PriceInfo")?.get("Price")?;
    Some(Price { currency: text(price, "Currency"), amount: price.get("TradePrice")?.as_f64()? })
}

/// The token of the next page; `None` at the end.
fn next_token(answer: &Value) -> Option<String> {
    Some(text(answer, "NextToken")).filter(|token| !token.is_empty())
}

/// How many rows all pages have together.
pub(super) fn total(answer: &Value) -> usize {
    answer.get("TotalCount").and_then(Value::as_u64).unwrap_or_default() as usize
}

/// The rows of a list inside an answer.
pub(super) fn rows<'a>(value: &'a Value, keys: &[&str]) -> impl Iterator<Item = &'a Value> {
    keys.iter().try_fold(value, |value, key| value.get(*key)).and_then(Value::as_array).into_iter().flatten()
}

/// A text; empty where there is none.
pub(super) fn text(row: &Value, key: &str) -> String {
    row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn number(row: &Value, key: &str) -> Option<u32> {
    row.get(key).and_then(Value::as_u64).and_then(|number| number.try_into().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn stock_names_the_zones_that_have_it() {
        let answer = json!({"AvailableZones": {"AvailableZone": [
            {"ZoneId": "z-h", "AvailableResources": {"AvailableResource": [{"SupportedResources": {"SupportedResource": [
                {"Value": "a", "StatusCategory": "WithStock"}, {"Value": "b", "StatusCategory": "WithoutStock"}]}}]}},
            {"ZoneId": "z-i", "AvailableResources": {"AvailableResource": [{"SupportedResources": {"SupportedResource": [
                {"Value": "a", "Status": "Available"}, {"Value": "c", "Status": "SoldOut"}]}}]}}
        ]}});
        let zones = |id: &str| stock(&answer).get(id).cloned().unwrap_or_default();
        assert_eq!(zones("a"), ["z-h", "z-i"]);
        assert!(zones("b").is_empty() && zones("c").is_empty());
    }

    #[wasm_bindgen_test]
    fn an_unknown_disk_quantity_stays_unknown() {
        let answer = json!({"InstanceTypes": {"InstanceType": [
            {"InstanceTypeId": "ecs.g7.xlarge", "CpuCoreCount": 4, "MemorySize": 16.0},
            {"InstanceTypeId": "ecs.i4.xlarge", "DiskQuantity": 17, "LocalStorageCategory": "local_ssd_pro"}]}});
        let types = instance_types(&answer);
        assert_eq!((types[0].disks, types[0].vcpu, types[0].local), (None, 4, false));
        assert_eq!((types[1].disks, types[1].local), (Some(17), true));
    }

    #[wasm_bindgen_test]
    fn images_are_those_of_the_version() {
        let answer = json!([{"version": "1.33", "images": [{"image_type": "A"}]},
            {"version": "1.34", "images": [{"image_type": "B"}, {"image_id": "no type"}]}]);
        assert_eq!(images(&answer, "1.34").iter().map(|image| image.image_type.as_str()).collect::<Vec<_>>(), ["B"]);
        assert_eq!(images(&answer, "0").len(), 1);
        assert!(images(&json!({}), "1.34").is_empty());
    }

    #[wasm_bindgen_test]
    fn older_clusters_name_their_vswitches_in_one_text() {
        assert_eq!(cluster(&json!({"vswitch_id": "vsw-a,vsw-b"})).vswitches, ["vsw-a", "vsw-b"]);
        assert_eq!(cluster(&json!({"vswitch_ids": ["vsw-c"], "vswitch_id": "x"})).vswitches, ["vsw-c"]);
    }
}
