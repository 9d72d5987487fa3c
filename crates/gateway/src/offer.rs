//! The operations the console offers: a closed list out of the API's table.

use ack_api::{BodyKind, Method, OPERATIONS, Operation, Product, Style};
use bytes::Bytes;

use crate::problem::Problem;
use crate::routes::Role;
use crate::upstream::Call;

/// An operation and what the gateway may do with it.
pub(crate) struct Offer {
    /// As in [`OPERATIONS`].
    pub(crate) name: &'static str,
    /// Who may call it.
    pub(crate) roles: &'static [Role],
    /// Whether it changes something.
    pub(crate) mutation: bool,
    /// Whether doing it twice is doing it once, so that it may be sent again without asking.
    pub(crate) idempotent: bool,
}

const fn read(name: &'static str) -> Offer {
    Offer { name, roles: &[Role::Local], mutation: false, idempotent: true }
}

const fn write(name: &'static str, idempotent: bool) -> Offer {
    Offer { name, roles: &[Role::Local], mutation: true, idempotent }
}

/// All of them. What is not here never reaches the upstream, whatever the address.
pub(crate) const OFFERED: &[Offer] = &[
    write("CreateClusterNodePool", false),
    read("DescribeClusterNodePools"),
    read("DescribeClusterNodePoolDetail"),
    write("ModifyClusterNodePool", true),
    write("ScaleClusterNodePool", false),
    // Deleting again answers "not found": not the same answer, so not idempotent for the reader.
    write("DeleteClusterNodepool", false),
    read("DescribeClusterNodes"),
    read("DescribeTaskInfo"),
    read("DescribeClusterTasks"),
    read("DescribeClustersV1"),
    read("DescribeClusterDetail"),
    read("DescribeKubernetesVersionMetadata"),
    read("DescribeUserQuota"),
    read("DescribeVSwitches"),
    read("DescribeInstanceTypes"),
    read("DescribeInstanceTypeFamilies"),
    read("DescribeKeyPairs"),
    read("DescribeSecurityGroups"),
    read("DescribeImages"),
    read("DescribeSnapshots"),
    read("DescribeAutoSnapshotPolicyEx"),
    read("DescribeDeploymentSets"),
    read("DescribeAvailableResource"),
    read("DescribeElasticityAssurances"),
    read("DescribeCapacityReservations"),
    read("DescribePrice"),
    read("DescribeScalingActivities"),
    read("DescribeScalingActivityDetail"),
    read("ListKeys"),
    read("ListAliases"),
    read("DescribeKey"),
    read("ListResourceGroups"),
    read("DescribeDBInstances"),
];

/// Longer than any id or node name of the API.
const MAX_VALUE: usize = 128;

/// The offer and its operation at `/openapi/…` without that prefix; nothing when it is not listed.
pub(crate) fn find(method: &str, path: &str) -> Option<(&'static Offer, &'static Operation)> {
    let (product, rest) = path.split_once('/')?;
    let operation = if product == Product::Cs.code() {
        let path = &path[product.len()..];
        let (operation, values) = ack_api::find_roa(method, path)?;
        values.iter().all(|value| is_plain(value)).then_some(operation)?
    } else {
        // The pickers' reads travel as GET here and as POST with a signature upstream.
        (method == Method::Get.as_str()).then_some(())?;
        OPERATIONS.iter().find(|operation| {
            operation.style == Style::Rpc && operation.product.code() == product && operation.name == rest
        })?
    };
    OFFERED.iter().find(|offer| offer.name == operation.name).map(|offer| (offer, operation))
}

/// Only what ids and names are made of: no escapes, so that a path means the same to everybody.
pub(crate) fn is_plain(value: &str) -> bool {
    value.len() <= MAX_VALUE
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        && value.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// The call to make upstream.
pub(crate) fn call(
    operation: &'static Operation,
    path: &str,
    query: &str,
    body: Bytes,
    region: &str,
) -> Result<Call, Problem> {
    if operation.body == BodyKind::None && !body.is_empty() {
        return Err(Problem::NotOffered(format!("{} takes no body", operation.name)));
    }
    let mut parts = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !takes(operation, name) || !is_query_text(value) {
            return Err(Problem::NotOffered(format!("{} takes no such parameter", operation.name)));
        }
        match name {
            "RegionId" if value == region => {}
            "RegionId" => return Err(Problem::NotOffered("this console serves another region".to_owned())),
            _ => parts.push(pair.to_owned()),
        }
    }
    if operation.style == Style::Roa {
        return Ok(Call { operation, path: path.to_owned(), query: parts.join("&"), body });
    }
    if operation.query.contains(&"RegionId") {
        parts.push(format!("RegionId={region}"));
    }
    Ok(Call { operation, path: "/".to_owned(), query: parts.join("&"), body })
}

/// Whether the operation knows a parameter; `Tag.1.Key` is `Tag[].Key`, `InstanceTypes.2` is `InstanceTypes`.
fn takes(operation: &Operation, name: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let shape: Vec<&str> = name.split('.').map(|part| if is_number(part) { "#" } else { part }).collect();
    let shape = shape.join(".");
    operation.query.iter().any(|known| {
        *known == name
            || known.replace("[]", ".#") == shape
            || shape.strip_suffix(".#").is_some_and(|list| list == *known)
    })
}

fn is_query_text(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'#' | b'"' | b'<' | b'>' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offer_is_an_operation_and_stands_once() {
        for offer in OFFERED {
            let named: Vec<_> = OPERATIONS.iter().filter(|operation| operation.name == offer.name).collect();
            assert_eq!(named.len(), 1, "{}", offer.name);
            assert_eq!(OFFERED.iter().filter(|other| other.name == offer.name).count(), 1, "{}", offer.name);
            let reads = named[0].method == Method::Get || named[0].style == Style::Rpc;
            assert_eq!(offer.mutation, !reads, "{}", offer.name);
        }
    }

    #[test]
    fn what_hands_out_credentials_or_is_not_built_yet_is_not_offered() {
        for name in ["DescribeClusterUserKubeconfig", "RemoveNodePoolNodes", "CreateAutoscalingConfig"] {
            assert!(OFFERED.iter().all(|offer| offer.name != name), "{name}");
        }
    }

    #[test]
    fn an_address_names_at_most_one_operation() {
        let cases = [
            ("POST", "cs/clusters/c1/nodepools", Some("CreateClusterNodePool")),
            ("GET", "cs/clusters/c1/nodepools/np1", Some("DescribeClusterNodePoolDetail")),
            ("POST", "cs/clusters/c1/nodepools/np1", Some("ScaleClusterNodePool")),
            ("GET", "cs/api/v1/clusters", Some("DescribeClustersV1")),
            ("GET", "ecs/DescribeKeyPairs", Some("DescribeKeyPairs")),
            ("POST", "ecs/DescribeKeyPairs", None),
            ("GET", "vpc/DescribeKeyPairs", None),
            ("GET", "cs/DescribeKeyPairs", None),
            ("GET", "ecs/DeleteInstance", None),
            ("GET", "cs/clusters/c1/nodepools/", None),
            ("GET", "cs/clusters/../nodepools", None),
            ("GET", "cs/clusters/%2e%2e/nodepools", None),
            ("GET", "cs/clusters/c1%2Fnodepools/nodepools", None),
            ("GET", "cs//clusters/c1/nodepools", None),
            ("GET", "cs/k8s/c1/user_config", None),
            ("DELETE", "cs/clusters/c1/nodepools/np1/nodes", None),
            ("PATCH", "cs/clusters/c1/nodepools/np1", None),
        ];
        for (method, path, wanted) in cases {
            assert_eq!(find(method, path).map(|(offer, _)| offer.name), wanted, "{method} {path}");
        }
    }

    #[test]
    fn only_listed_parameters_pass_and_the_region_is_the_servers() {
        let (_, prices) = find("GET", "ecs/DescribePrice").unwrap();
        let query = |query: &str| call(prices, "/", query, Bytes::new(), "cn-hangzhou").map(|call| call.query);
        assert_eq!(query("DataDisk.1.Size=40").unwrap(), "DataDisk.1.Size=40&RegionId=cn-hangzhou");
        assert_eq!(query("RegionId=cn-hangzhou").unwrap(), "RegionId=cn-hangzhou");
        for refused in
            ["RegionId=us-west-1", "Action=DeleteInstance", "DataDisk.x.Size=1", "AccessKeyId=a", "Signature=x"]
        {
            assert!(query(refused).is_err(), "{refused}");
        }
        let (_, types) = find("GET", "ecs/DescribeInstanceTypes").unwrap();
        assert!(call(types, "/", "InstanceTypes.1=ecs.g7.xlarge", Bytes::new(), "cn-hangzhou").is_ok());
        assert!(call(types, "/", "", Bytes::from("{}"), "cn-hangzhou").is_err());
    }
}
