//! Billing: subscriptions and spot prices.

use super::engine::{Check, Code, Rule};
use crate::choice::{Billing, ChargeType, PeriodUnit, SpotStrategy};
use crate::paths;

const SPOT_PREPAID: Code = Code::api("billing.spot_with_subscription");
const PERIOD_REQUIRED: Code = Code::api("billing.period_required");
const UNIT_REQUIRED: Code = Code::api("billing.period_unit_required");
const PERIOD: Code = Code::api("billing.period_not_offered");
const RENEW_PERIOD: Code = Code::api("billing.auto_renew_period_not_offered");
const PRICE_MISSING: Code = Code::api("spot.price_missing");
const PRICE_FORMAT: Code = Code::api("spot.price_format");
const PRICE_TYPE_REQUIRED: Code = Code::api("spot.price_type_required");
const PRICE_DUPLICATE: Code = Code::api("spot.price_duplicate");
const PRICE_OTHER_TYPE: Code = Code::advice("spot.price_for_other_type");
const PRICE_NOT_WANTED: Code = Code::api("spot.price_not_wanted");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[SPOT_PREPAID],
        reads: &[paths::INSTANCE_CHARGE_TYPE.path(), paths::SPOT_STRATEGY.path()],
        run: spot_prepaid,
    },
    Rule {
        codes: &[PERIOD_REQUIRED, UNIT_REQUIRED, PERIOD],
        reads: &[paths::INSTANCE_CHARGE_TYPE.path(), paths::PERIOD.path(), paths::PERIOD_UNIT.path()],
        run: period,
    },
    Rule {
        codes: &[RENEW_PERIOD],
        reads: &[
            paths::INSTANCE_CHARGE_TYPE.path(),
            paths::AUTO_RENEW.path(),
            paths::AUTO_RENEW_PERIOD.path(),
            paths::PERIOD_UNIT.path(),
        ],
        run: renewal,
    },
    Rule {
        codes: &[PRICE_MISSING, PRICE_FORMAT, PRICE_TYPE_REQUIRED, PRICE_DUPLICATE, PRICE_OTHER_TYPE, PRICE_NOT_WANTED],
        reads: &[
            paths::INSTANCE_CHARGE_TYPE.path(),
            paths::SPOT_STRATEGY.path(),
            paths::SPOT_PRICE_LIMITS.path(),
            paths::INSTANCE_TYPES.path(),
        ],
        run: prices,
    },
];

/// Subscription terms of the API; Terraform knows fewer (C3).
const MONTHS: &[i64] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60];
const WEEKS: &[i64] = &[1, 2, 3, 4];
const RENEWAL_MONTHS: &[i64] = &[1, 2, 3, 6, 12, 24, 36, 48, 60];
const RENEWAL_WEEKS: &[i64] = &[1, 2, 3];

fn spot_prepaid(check: &mut Check<'_>) {
    if let Billing::Other(ChargeType::PrePaid, spot) = Billing::of(check.pool())
        && SpotStrategy::KNOWN.contains(&spot)
    {
        check.say(SPOT_PREPAID, paths::SPOT_STRATEGY).and(paths::INSTANCE_CHARGE_TYPE);
    }
}

pub(super) fn prepaid(check: &Check<'_>) -> bool {
    check.text(paths::INSTANCE_CHARGE_TYPE) == Some(ChargeType::PrePaid.as_str())
}

fn period(check: &mut Check<'_>) {
    if !prepaid(check) {
        return;
    }
    if check.pool().get(paths::PERIOD_UNIT) == Ok(None) {
        check.say(UNIT_REQUIRED, paths::PERIOD_UNIT).and(paths::INSTANCE_CHARGE_TYPE);
    }
    match check.pool().get(paths::PERIOD.typed::<i64>()) {
        Ok(None) => {
            check.say(PERIOD_REQUIRED, paths::PERIOD).and(paths::INSTANCE_CHARGE_TYPE);
        }
        Ok(Some(period)) => {
            let offered = if weekly(check) { WEEKS } else { MONTHS };
            if !offered.contains(&period) {
                check.say(PERIOD, paths::PERIOD).with("allowed", listed(offered)).and(paths::PERIOD_UNIT);
            }
        }
        Err(_) => {}
    }
}

fn renewal(check: &mut Check<'_>) {
    if !prepaid(check) || !check.on(paths::AUTO_RENEW) {
        return;
    }
    let Some(period) = check.get(paths::AUTO_RENEW_PERIOD.typed::<i64>()) else { return };
    let offered = if weekly(check) { RENEWAL_WEEKS } else { RENEWAL_MONTHS };
    if !offered.contains(&period) {
        check.say(RENEW_PERIOD, paths::AUTO_RENEW_PERIOD).with("allowed", listed(offered)).and(paths::PERIOD_UNIT);
    }
}

fn weekly(check: &Check<'_>) -> bool {
    check.text(paths::PERIOD_UNIT) == Some(PeriodUnit::Week.as_str())
}

fn listed(numbers: &[i64]) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

fn prices(check: &mut Check<'_>) {
    let rows: Vec<_> = check.rows(paths::SPOT_PRICE_LIMITS).collect();
    if Billing::of(check.pool()) != Billing::SpotWithPriceLimit {
        if !rows.is_empty() {
            check.say(PRICE_NOT_WANTED, paths::SPOT_PRICE_LIMITS).and(paths::SPOT_STRATEGY);
        }
        return;
    }
    let types = check.texts(paths::INSTANCE_TYPES);
    let mut priced = Vec::new();
    for cells in rows {
        match cells.text(paths::SPOT_PRICE_LIMIT_INSTANCE_TYPE) {
            None if cells.mistyped(paths::SPOT_PRICE_LIMIT_INSTANCE_TYPE) => {}
            None => {
                check.say(PRICE_TYPE_REQUIRED, paths::SPOT_PRICE_LIMIT_INSTANCE_TYPE.path(cells.row));
            }
            Some(kind) => {
                let path = paths::SPOT_PRICE_LIMIT_INSTANCE_TYPE.path(cells.row);
                if priced.contains(&kind) {
                    check.say(PRICE_DUPLICATE, path).with("type", kind);
                } else if !types.is_empty() && !types.contains(&kind) {
                    check.say(PRICE_OTHER_TYPE, path).with("type", kind).and(paths::INSTANCE_TYPES);
                }
                priced.push(kind);
            }
        }
        let price = cells.text(paths::SPOT_PRICE_LIMIT_PRICE_LIMIT);
        if !price.is_some_and(is_price) && !cells.mistyped(paths::SPOT_PRICE_LIMIT_PRICE_LIMIT) {
            check.say(PRICE_FORMAT, paths::SPOT_PRICE_LIMIT_PRICE_LIMIT.path(cells.row));
        }
    }
    for kind in types.iter().filter(|kind| !priced.contains(kind)) {
        check.say(PRICE_MISSING, paths::SPOT_PRICE_LIMITS).with("type", kind).and(paths::INSTANCE_TYPES);
    }
}

/// A price above zero as plain decimal text: `0.39`.
fn is_price(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let shape = match text.split_once('.') {
        Some((whole, cents)) => digits(whole) && digits(cents),
        None => digits(text),
    };
    shape && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}
