use serde_json::{Value, json};

use crate::{context, expect, report};

const CHARGE: &str = "scaling_group.instance_charge_type";
const SPOT: &str = "scaling_group.spot_strategy";
const PERIOD: &str = "scaling_group.period";
const UNIT: &str = "scaling_group.period_unit";
const PRICES: &str = "scaling_group.spot_price_limit";
const TYPES: &str = "scaling_group.instance_types";

#[test]
fn a_subscription_takes_no_spot_strategy() {
    let term = [(CHARGE, json!("PrePaid")), (PERIOD, json!(1)), (UNIT, json!("Month"))];
    let with_spot = |spot: &str| [&term[..], &[(SPOT, json!(spot))]].concat();
    expect(&[
        (&with_spot("NoSpot"), &[]),
        (&with_spot("SpotAsPriceGo"), &["billing.spot_with_subscription scaling_group.spot_strategy"]),
        (&[(SPOT, json!("SpotAsPriceGo"))], &[]),
        (&[(SPOT, json!("Cheap"))], &["value.not_offered scaling_group.spot_strategy"]),
    ]);
}

#[test]
fn a_subscription_names_an_offered_term() {
    let wrong = "billing.period_not_offered scaling_group.period";
    let terms = [
        ("Month", 1, true),
        ("Month", 9, true),
        ("Month", 10, false),
        ("Month", 12, true),
        ("Month", 13, false),
        ("Month", 60, true),
        ("Month", 0, false),
        ("Week", 4, true),
        ("Week", 5, false),
    ];
    for (unit, period, holds) in terms {
        let findings: &[&str] = if holds { &[] } else { &[wrong] };
        expect(&[(&[(CHARGE, json!("PrePaid")), (PERIOD, json!(period)), (UNIT, json!(unit))], findings)]);
    }
    expect(&[
        (
            &[(CHARGE, json!("PrePaid"))],
            &["billing.period_required scaling_group.period", "billing.period_unit_required scaling_group.period_unit"],
        ),
        (&[(PERIOD, json!(10))], &["unused.without_subscription scaling_group.period"]),
    ]);
}

#[test]
fn a_renewal_names_an_offered_term() {
    let wrong = "billing.auto_renew_period_not_offered scaling_group.auto_renew_period";
    for (unit, period, holds) in
        [("Month", 6, true), ("Month", 4, false), ("Month", 60, true), ("Week", 3, true), ("Week", 4, false)]
    {
        let findings: &[&str] = if holds { &[] } else { &[wrong] };
        let edits = [
            (CHARGE, json!("PrePaid")),
            (PERIOD, json!(1)),
            (UNIT, json!(unit)),
            ("scaling_group.auto_renew", json!(true)),
            ("scaling_group.auto_renew_period", json!(period)),
        ];
        expect(&[(&edits, findings)]);
    }
}

fn limited(types: Value, prices: Value) -> [(&'static str, Value); 3] {
    [(SPOT, json!("SpotWithPriceLimit")), (TYPES, types), (PRICES, prices)]
}

fn price(kind: &str, price: &str) -> Value {
    json!({"instance_type": kind, "price_limit": price})
}

#[test]
fn every_type_has_one_price_limit() {
    let (one, two) = ("ecs.g9i.xlarge", "ecs.g7.xlarge");
    let types = json!([one, two]);
    expect(&[
        (&limited(types.clone(), json!([price(one, "0.5"), price(two, "0.6")])), &[]),
        (&limited(types.clone(), json!([price(one, "0.5")])), &["spot.price_missing scaling_group.spot_price_limit"]),
        (
            &limited(types.clone(), Value::Null),
            &["spot.price_missing scaling_group.spot_price_limit", "spot.price_missing scaling_group.spot_price_limit"],
        ),
        (
            &limited(json!([one]), json!([price(one, "0.5"), price(one, "0.6")])),
            &["spot.price_duplicate scaling_group.spot_price_limit[1].instance_type"],
        ),
        (
            &limited(json!([one]), json!([price(one, "0.5"), price(two, "0.6")])),
            &["spot.price_for_other_type scaling_group.spot_price_limit[1].instance_type"],
        ),
        (
            &limited(json!([one]), json!([price(one, "0.5"), {"price_limit": "1"}])),
            &["spot.price_type_required scaling_group.spot_price_limit[1].instance_type"],
        ),
    ]);
    let found = report(&limited(json!([one]), Value::Null), &context()).remove(0);
    assert_eq!(found.params, [("type", one.to_owned())]);
    assert_eq!(found.related, ["scaling_group.instance_types".into()]);
}

#[test]
fn only_spot_with_a_price_limit_takes_prices() {
    let prices = (PRICES, json!([price("ecs.g9i.xlarge", "0.5")]));
    expect(&[
        (&[prices.clone()], &["spot.price_not_wanted scaling_group.spot_price_limit"]),
        (&[prices, (SPOT, json!("SpotAsPriceGo"))], &["spot.price_not_wanted scaling_group.spot_price_limit"]),
        (&[(PRICES, json!([]))], &[]),
    ]);
}

#[test]
fn a_price_is_a_decimal_text_above_zero() {
    let wrong = "spot.price_format scaling_group.spot_price_limit[0].price_limit";
    for (text, holds) in [
        ("0.39", true),
        ("12", true),
        ("0.001", true),
        ("0", false),
        ("0.00", false),
        ("", false),
        ("-1", false),
        ("1.", false),
        (".5", false),
        ("1,5", false),
        ("1e3", false),
        ("1.2.3", false),
    ] {
        let findings: &[&str] = if holds { &[] } else { &[wrong] };
        expect(&[(&limited(json!(["ecs.g9i.xlarge"]), json!([price("ecs.g9i.xlarge", text)])), findings)]);
    }
    // A number there is a wrong type and not a wrong price.
    let number = json!([{"instance_type": "ecs.g9i.xlarge", "price_limit": 0.39}]);
    expect(&[(
        &limited(json!(["ecs.g9i.xlarge"]), number),
        &["type.expected scaling_group.spot_price_limit[0].price_limit"],
    )]);
}
