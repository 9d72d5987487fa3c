//! Advanced options: elastic mode, spot supplements, scripts, private pools, management, roles.

use super::engine::{Check, Code, Rule};
use crate::choice::{Billing, ElasticMode, MatchCriteria, ScalingMode, ScalingPolicy};
use crate::lens::Parameter;
use crate::paths;
use crate::script;

const RECYCLE_DISKS: Code = Code::api("elastic.recycle_local_disks");
/// Instant scaling is the default from Kubernetes 1.24 and has no economical mode (C12).
const RECYCLE_INSTANT: Code = Code::advice("elastic.recycle_instant_scaling");
const COMPENSATE_SPOT: Code = Code::api("spot.compensate_needs_spot");
/// The API says that it has an effect only there (C13).
const COMPENSATE_POLICY: Code = Code::advice("spot.compensate_needs_cost_optimized");
const REMEDY_SPOT: Code = Code::api("spot.remedy_needs_spot");
const BASE: Code = Code::api("spot.on_demand_base_range");
const PERCENTAGE: Code = Code::api("spot.on_demand_percentage_range");
const POOLS: Code = Code::api("spot.instance_pools_range");
const BASE64: Code = Code::api("script.base64");
const PRE_BASE64: Code = Code::api("script.pre_base64");
/// Everyone on the node can read a script.
const SECRET: Code = Code::advice("script.secret");
const PRE_SECRET: Code = Code::advice("script.pre_secret");
const CPU_POLICY: Code = Code::api("cpu_policy.version_of_cluster");
const POOL_ID: Code = Code::api("private_pool.id_required");
const POOL_ID_UNUSED: Code = Code::api("private_pool.id_not_wanted");
const POOL_TWO: Code = Code::api("private_pool.two_kinds");
const RESOURCE_POOLS: Code = Code::api("private_pool.resource_pool_count");
const RESOURCE_BILLING: Code = Code::api("private_pool.resource_pool_billing");
const UNAVAILABLE: Code = Code::api("management.max_unavailable_range");
const VULNERABILITY: Code = Code::api("management.vul_level");
const ROLE: Code = Code::api("role.reserved");
const ROLE_VERSION: Code = Code::api("role.version_of_cluster");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[RECYCLE_DISKS, RECYCLE_INSTANT],
        reads: &[paths::SCALING_POLICY.path(), paths::AUTO_SCALING_ENABLE.path(), paths::INSTANCE_TYPES.path()],
        run: elastic_mode,
    },
    Rule {
        codes: &[COMPENSATE_SPOT, COMPENSATE_POLICY, REMEDY_SPOT],
        reads: &[
            paths::COMPENSATE_WITH_ON_DEMAND.path(),
            paths::SPOT_INSTANCE_REMEDY.path(),
            paths::INSTANCE_CHARGE_TYPE.path(),
            paths::SPOT_STRATEGY.path(),
            paths::MULTI_AZ_POLICY.path(),
        ],
        run: supplements,
    },
    Rule {
        codes: &[BASE, PERCENTAGE, POOLS],
        reads: &[
            paths::ON_DEMAND_BASE_CAPACITY.path(),
            paths::ON_DEMAND_PERCENTAGE_ABOVE_BASE_CAPACITY.path(),
            paths::SPOT_INSTANCE_POOLS.path(),
        ],
        run: mix,
    },
    Rule { codes: &[BASE64, SECRET], reads: &[paths::USER_DATA.path()], run: user_data },
    Rule { codes: &[PRE_BASE64, PRE_SECRET], reads: &[paths::PRE_USER_DATA.path()], run: pre_user_data },
    Rule { codes: &[CPU_POLICY], reads: &[paths::CPU_POLICY.path()], run: cpu_policy },
    Rule {
        codes: &[POOL_ID, POOL_ID_UNUSED, POOL_TWO],
        reads: &[PRIVATE_POOL, "scaling_group.resource_pool_options"],
        run: private_pool,
    },
    Rule {
        codes: &[RESOURCE_POOLS, RESOURCE_BILLING],
        reads: &[
            paths::RESOURCE_POOL_OPTIONS_STRATEGY.path(),
            paths::RESOURCE_POOL_OPTIONS_PRIVATE_POOL_IDS.path(),
            paths::INSTANCE_CHARGE_TYPE.path(),
            paths::SPOT_STRATEGY.path(),
        ],
        run: resource_pool,
    },
    Rule {
        codes: &[UNAVAILABLE, VULNERABILITY],
        reads: &[
            paths::MANAGEMENT_UPGRADE_CONFIG_MAX_UNAVAILABLE.path(),
            paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_VUL_LEVEL.path(),
        ],
        run: management,
    },
    Rule { codes: &[ROLE, ROLE_VERSION], reads: &[paths::RAM_ROLE_NAME.path()], run: role },
];

const PRIVATE_POOL: &str = "scaling_group.private_pool_options";
/// Most private pools of a pool (contract, private_pool).
const MOST_PRIVATE_POOLS: u64 = 20;

fn elastic_mode(check: &mut Check<'_>) {
    let recycle = check.text(paths::SCALING_POLICY) == Some(ElasticMode::Recycle.as_str());
    if !recycle || ScalingMode::of(check.pool()) == ScalingMode::Manual {
        return;
    }
    if let Some(catalogue) = &check.context.instance_types {
        let types = check.texts(paths::INSTANCE_TYPES);
        if let Some(kind) = types.iter().find(|kind| catalogue.get(**kind).is_some_and(|facts| facts.local_storage)) {
            check.say(RECYCLE_DISKS, paths::SCALING_POLICY).with("type", kind).and(paths::INSTANCE_TYPES);
        }
    }
    if check.context.at_least(1, 24) {
        check.say(RECYCLE_INSTANT, paths::SCALING_POLICY);
    }
}

fn supplements(check: &mut Check<'_>) {
    let spot = Billing::of(check.pool()).is_spot();
    let compensate = check.on(paths::COMPENSATE_WITH_ON_DEMAND);
    let path = paths::COMPENSATE_WITH_ON_DEMAND;
    if compensate && !spot {
        check.say(COMPENSATE_SPOT, path).and(paths::SPOT_STRATEGY);
    } else if compensate && check.text(paths::MULTI_AZ_POLICY) != Some(ScalingPolicy::CostOptimized.as_str()) {
        check.say(COMPENSATE_POLICY, path).and(paths::MULTI_AZ_POLICY);
    }
    if check.on(paths::SPOT_INSTANCE_REMEDY) && !spot {
        check.say(REMEDY_SPOT, paths::SPOT_INSTANCE_REMEDY).and(paths::SPOT_STRATEGY);
    }
}

fn mix(check: &mut Check<'_>) {
    let ranges = [
        (BASE, paths::ON_DEMAND_BASE_CAPACITY, 0, 1000),
        (PERCENTAGE, paths::ON_DEMAND_PERCENTAGE_ABOVE_BASE_CAPACITY, 0, 100),
        (POOLS, paths::SPOT_INSTANCE_POOLS, 1, 10),
    ];
    for (code, path, min, max) in ranges {
        if let Some(value) = check.get(path.typed::<i64>()) {
            check.range(code, path, value, min, max);
        }
    }
}

fn user_data(check: &mut Check<'_>) {
    scripted(check, paths::USER_DATA, BASE64, SECRET);
}

fn pre_user_data(check: &mut Check<'_>) {
    scripted(check, paths::PRE_USER_DATA, PRE_BASE64, PRE_SECRET);
}

fn scripted(check: &mut Check<'_>, path: Parameter<String>, base64: Code, secret: Code) {
    let Some(text) = check.text(path) else { return };
    let Ok(bytes) = script::bytes_of(text) else {
        check.say(base64, path);
        return;
    };
    if let Some(word) = secret_in(&bytes) {
        check.say(secret, path).with("word", word);
    }
}

/// What secrets begin with, or what stands before them, in small letters.
const SECRET_WORDS: [&str; 7] =
    ["accesskeysecret", "access_key_secret", "secret_key=", "password=", "passwd=", "token=", "private key-----"];
/// How an access key id of Alibaba Cloud begins, and how many letters and digits follow.
const KEY_ID: (&str, usize) = ("LTAI", 12);

/// The word that makes a script look as if it held a secret. A variable is none: `password=$SECRET`.
fn secret_in(script: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(script);
    let lower = text.to_ascii_lowercase();
    let is_value = |rest: &str| {
        let rest = rest.trim_start_matches(['"', '\'']);
        !rest.is_empty() && !rest.starts_with(['$', '`', '\n', ' ', '<', '{'])
    };
    let word = SECRET_WORDS.into_iter().find(|word| {
        lower.match_indices(word).any(|(at, _)| !word.ends_with('=') || is_value(&lower[at + word.len()..]))
    });
    let is_key_id = |(at, front): (usize, &str)| {
        text[at + front.len()..].chars().take_while(char::is_ascii_alphanumeric).count() >= KEY_ID.1
    };
    word.or_else(|| text.match_indices(KEY_ID.0).any(is_key_id).then_some(KEY_ID.0))
}

fn cpu_policy(check: &mut Check<'_>) {
    if check.text(paths::CPU_POLICY).is_some() && check.context.version().is_some_and(|version| version < (1, 12, 6)) {
        check.say(CPU_POLICY, paths::CPU_POLICY).with("version", "1.12.6");
    }
}

fn private_pool(check: &mut Check<'_>) {
    let (criteria, id) = (paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA, paths::PRIVATE_POOL_OPTIONS_ID);
    let target = check.text(criteria) == Some(MatchCriteria::Target.as_str());
    match (target, check.text(id).is_some()) {
        (true, false) => {
            check.say(POOL_ID, id).and(criteria);
        }
        (false, true) => {
            check.say(POOL_ID_UNUSED, id).and(criteria);
        }
        _ => {}
    }
    if check.text(criteria).is_some() && check.text(paths::RESOURCE_POOL_OPTIONS_STRATEGY).is_some() {
        check.say(POOL_TWO, criteria).and(paths::RESOURCE_POOL_OPTIONS_STRATEGY);
    }
}

fn resource_pool(check: &mut Check<'_>) {
    let ids = check.texts(paths::RESOURCE_POOL_OPTIONS_PRIVATE_POOL_IDS);
    check.length(RESOURCE_POOLS, paths::RESOURCE_POOL_OPTIONS_PRIVATE_POOL_IDS, &ids, 0, MOST_PRIVATE_POOLS);
    let strategy = check.text(paths::RESOURCE_POOL_OPTIONS_STRATEGY);
    let used = strategy.is_some_and(|strategy| strategy != "None");
    if used && Billing::of(check.pool()) != Billing::PayAsYouGo {
        check.say(RESOURCE_BILLING, paths::RESOURCE_POOL_OPTIONS_STRATEGY).and(paths::INSTANCE_CHARGE_TYPE);
    }
}

fn management(check: &mut Check<'_>) {
    let path = paths::MANAGEMENT_UPGRADE_CONFIG_MAX_UNAVAILABLE;
    if let Some(nodes) = check.get(path.typed::<i64>()) {
        check.range(UNAVAILABLE, path, nodes, 1, 1000);
    }
    let levels = check.text(paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_VUL_LEVEL);
    let known = ["asap", "later", "nntf"];
    if levels.is_some_and(|levels| levels.split(',').any(|level| !known.contains(&level.trim()))) {
        check.say(VULNERABILITY, paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_VUL_LEVEL).with("allowed", known.join(", "));
    }
}

/// Whether the service alone gives nodes this role: an answer may name it, a request may not.
pub fn is_reserved_role(role: &str) -> bool {
    ["KubernetesMasterRole-", "KubernetesWorkerRole-"].iter().any(|front| role.starts_with(front))
}

fn role(check: &mut Check<'_>) {
    let Some(role) = check.text(paths::RAM_ROLE_NAME) else { return };
    if is_reserved_role(role) {
        check.say(ROLE, paths::RAM_ROLE_NAME);
    } else if check.context.version().is_some_and(|version| version < (1, 22, 0)) {
        check.say(ROLE_VERSION, paths::RAM_ROLE_NAME).with("version", "1.22");
    }
}
