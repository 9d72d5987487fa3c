//! From what the API says to what the form proposes and the rules know.

use crate::components::lean::effect;
use leptos::prelude::*;
use nodepool::context::{Context, Image, InstanceType};
use nodepool::{Facts as Known, NodePool, Offer, clone_of, paths, propose};

use super::facts::Facts;
use super::sheet::{Begun, Sheet};
use crate::api::catalogue::Cluster;
use crate::api::things::{Kind, Thing};
use crate::forms::owner::owner_tag_now;
use crate::state::live::Live;

/// Proposes once everything was read, unless a kept draft was taken up, and keeps the rules' facts up to
/// date all the time.
pub(crate) fn follow(sheet: Sheet, restored: bool, begun: Begun) {
    let live = Live::here();
    effect(move || sheet.draft.set_context(context(sheet, live)));
    if restored || sheet.is_edit() {
        return;
    }
    let mut done = false;
    effect(move || {
        if !done && sheet.facts.are_settled() && live.pools.with(Option::is_some) {
            done = true;
            propose_all(sheet, live);
            if sheet.like.with_value(Option::is_some) {
                begun.anew();
            }
        }
    });
}

/// Throws the draft away and proposes anew.
pub(crate) fn start_over(sheet: Sheet) {
    if let Some((_, pool)) = sheet.edited.get_value() {
        return sheet.draft.open(pool);
    }
    sheet.draft.restore(NodePool::new(), NodePool::new(), &[]);
    propose_all(sheet, Live::here());
}

fn propose_all(sheet: Sheet, live: Live) {
    let known = untrack(|| known(sheet, live));
    if let Some(like) = sheet.like.get_value() {
        let images = sheet.facts.images.ready_untracked().unwrap_or_default();
        let images: Vec<String> = images.iter().map(|image| image.id.clone()).collect();
        return sheet.draft.propose(&clone_of(&like, &known.pool_names, &images, &owner_tag_now(live)), &[]);
    }
    let proposal = propose(&known);
    let proposed: Vec<&str> = proposal.proposed.iter().map(|path| path.as_str()).collect();
    sheet.draft.propose(&proposal.pool, &proposed);
}

fn known(sheet: Sheet, live: Live) -> Known {
    let facts = sheet.facts;
    let cluster = facts.cluster.ready();
    let vswitches = facts.vswitches.ready().unwrap_or_default();
    let of_cluster = cluster.as_deref().map(|cluster: &Cluster| cluster.vswitches.clone()).unwrap_or_default();
    let in_vpc = |id: &String| vswitches.iter().any(|one| one.id == *id);
    let vswitch_ids: Vec<String> = of_cluster.into_iter().filter(in_vpc).collect();
    let zones: Vec<&str> =
        vswitches.iter().filter(|one| vswitch_ids.contains(&one.id)).map(|one| one.zone.as_str()).collect();
    let stock = facts.stock.ready().unwrap_or_default();
    let types = facts.types.ready().unwrap_or_default();
    let offer = |one: &crate::api::catalogue::InstanceType| Offer {
        id: one.id.clone(),
        family: one.family.clone(),
        vcpu: one.vcpu,
        memory_gib: one.memory,
        architecture: one.architecture.clone(),
        in_stock: stock.get(&one.id).is_some_and(|here| here.iter().any(|zone| zones.contains(&zone.as_str()))),
    };
    let images = facts.images.ready().unwrap_or_default();
    Known {
        pool_names: pool_names(sheet, live).unwrap_or_default(),
        instance_types: types.iter().map(offer).collect(),
        images: images.iter().map(|image| (image.image_type.clone(), image.architecture.clone())).collect(),
        key_pairs: facts.keys.ready().map(|keys| keys.to_vec()).unwrap_or_default(),
        cluster_key_pair: cluster.and_then(|cluster| cluster.key_pair.clone()),
        vswitch_ids,
    }
}

fn context(sheet: Sheet, live: Live) -> Context {
    let facts = sheet.facts;
    let zone = |one: &crate::api::catalogue::VSwitch| (one.id.clone(), one.zone.clone());
    let kind = |one: &crate::api::catalogue::InstanceType| {
        let known =
            InstanceType { architecture: one.architecture.clone(), disk_quantity: one.disks, local_storage: one.local };
        (one.id.clone(), known)
    };
    let image = |one: &crate::api::catalogue::Image| Image {
        id: one.id.clone(),
        image_type: one.image_type.clone(),
        architecture: one.architecture.clone(),
        ..Image::default()
    };
    let quota = facts.quota.ready();
    let left = |quota: Option<u32>, used: Option<u32>| quota.zip(used).map(|(quota, used)| quota.saturating_sub(used));
    let is_new = sheet.edited.with_value(Option::is_none);
    let pools = others(sheet, live).filter(|_| is_new).and_then(|pools| u32::try_from(pools.len()).ok());
    Context {
        cluster_version: facts.cluster.ready().map(|cluster| cluster.version.clone()),
        vswitch_zones: facts.vswitches.ready().map(|list| list.iter().map(zone).collect()),
        instance_types: facts.types.ready().map(|list| list.iter().map(kind).collect()),
        images: facts.images.ready().map(|list| list.iter().map(image).chain(own_images(facts)).collect()),
        stock: facts.stock.ready().map(|stock| (*stock).clone()),
        disk_offers: facts.disks.get(),
        security_groups: facts
            .known(Kind::SecurityGroups)
            .map(|list| list.iter().map(|one| (one.id.clone(), one.kind.clone())).collect()),
        pool_names: pool_names(sheet, live),
        nodes_left: quota.as_ref().and_then(|quota| left(quota.nodes, nodes(sheet, live))),
        pools_left: quota.as_ref().and_then(|quota| left(quota.pools, pools)),
        default_logon: false,
    }
}

/// The account's own images, once somebody has looked at them.
fn own_images(facts: Facts) -> Vec<Image> {
    let list = facts.known(Kind::CustomImages).unwrap_or_default();
    let image = |one: &Thing| Image {
        id: one.id.clone(),
        image_type: String::new(),
        architecture: one.kind.clone(),
        size: one.size,
        non_root: one.non_root,
    };
    list.iter().map(image).collect()
}

/// The names as they are when a pool comes or goes; a rename alone is not worth running every rule for.
fn pool_names(sheet: Sheet, live: Live) -> Option<Vec<String>> {
    let name = |pool: &NodePool| pool.get(paths::NAME).ok().flatten();
    Some(others(sheet, live)?.iter().filter_map(|pool| name(pool)).collect())
}

fn nodes(sheet: Sheet, live: Live) -> Option<u32> {
    let total = |pool: &NodePool| {
        pool.at(paths::STATUS_TOTAL_NODES.path()).and_then(|value| value.as_u64()).unwrap_or_default()
    };
    u32::try_from(others(sheet, live)?.iter().map(|pool| total(pool)).sum::<u64>()).ok()
}

/// The pools beside the one that is edited.
fn others(sheet: Sheet, live: Live) -> Option<Vec<std::sync::Arc<NodePool>>> {
    let own = sheet.edited.with_value(|edited| edited.as_ref().map(|(id, _)| id.clone()));
    let pools = live.pools.get()?;
    let others = pools.iter().filter(|entry| own.as_deref() != Some(&*entry.id));
    Some(others.map(|entry| entry.pool.get_untracked()).collect())
}
