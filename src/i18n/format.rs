//! Numbers, times and order as the language writes them, all by the browser's Intl.

use std::cell::RefCell;

use js_sys::{
    Array, Date, Function, Intl, Object, Reflect,
    wasm_bindgen::{JsCast, JsValue},
};
use leptos::prelude::Get;

use super::Language;

/// Intl objects are dear to make and are made once per language.
struct Formats {
    language: Language,
    number: Function,
    relative: Intl::RelativeTimeFormat,
    absolute: Function,
    plural: Function,
    compare: Function,
    /// Of the currency that was asked for last; nearly always there is one.
    money: Option<(String, Function)>,
}

thread_local! {
    static FORMATS: RefCell<Option<Formats>> = const { RefCell::new(None) };
}

/// A count of a unit that Intl knows, negative in the past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// How many.
    pub count: f64,
    /// Such as `minute`.
    pub unit: &'static str,
}

/// A number with the language's grouping. Reactive.
pub fn number(value: f64) -> String {
    with(|formats| call(&formats.number, &value.into()))
}

/// An amount in a currency, by its three letters, as the language writes it; without them the number alone. Reactive.
pub fn money(amount: f64, currency: &str) -> String {
    // Intl throws at anything else.
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return number(amount);
    }
    with(|formats| {
        let known = formats.money.take().filter(|(of, _)| of == currency);
        let (of, format) = known.unwrap_or_else(|| (currency.to_owned(), in_currency(formats.language, currency)));
        let text = call(&format, &amount.into());
        formats.money = Some((of, format));
        text
    })
}

/// How long ago `then` is at `now`, both in milliseconds: "40 sec. ago", "yesterday". Reactive.
pub fn relative(then: f64, now: f64) -> String {
    let Span { count, unit } = span(then, now);
    with(|formats| formats.relative.format(count, unit).into())
}

/// A time with date, zone and offset. Reactive.
pub fn absolute(time: f64) -> String {
    with(|formats| call(&formats.absolute, &Date::new(&time.into())))
}

/// Whether the language uses its form for "one" with this number. Reactive.
pub fn is_one(count: u32) -> bool {
    with(|formats| call(&formats.plural, &count.into()) == "one")
}

/// The order of two names in the language, numbers within them by value. Reactive.
pub fn compare(left: &str, right: &str) -> std::cmp::Ordering {
    let order = with(|formats| {
        formats.compare.call2(&JsValue::NULL, &left.into(), &right.into()).ok().and_then(|order| order.as_f64())
    });
    order.unwrap_or_default().total_cmp(&0.0)
}

/// The largest unit that fits between two times. The last minute counts in tens of seconds after the
/// first ten, so that a list of ages does not flicker.
pub fn span(then: f64, now: f64) -> Span {
    let seconds = (then - now) / 1000.0;
    let size = seconds.abs();
    let of = |length: f64, unit| Span { count: (seconds / length).trunc(), unit };
    match size {
        ..10.0 => of(1.0, "second"),
        ..60.0 => Span { count: (seconds / 10.0).trunc() * 10.0, unit: "second" },
        ..3600.0 => of(60.0, "minute"),
        ..86_400.0 => of(3600.0, "hour"),
        ..2_592_000.0 => of(86_400.0, "day"),
        ..31_536_000.0 => of(2_592_000.0, "month"),
        _ => of(31_536_000.0, "year"),
    }
}

fn with<T>(use_formats: impl FnOnce(&mut Formats) -> T) -> T {
    let language = super::catalogue().get().language;
    FORMATS.with_borrow_mut(|place| {
        if place.as_ref().is_none_or(|formats| formats.language != language) {
            *place = Some(Formats::new(language));
        }
        use_formats(place.as_mut().expect("was just made"))
    })
}

fn call(function: &Function, value: &JsValue) -> String {
    function.call1(&JsValue::NULL, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

impl Formats {
    fn new(language: Language) -> Self {
        let locales = Array::of1(&language.tag().into());
        let plural = Intl::PluralRules::new(&locales, &Object::new());
        let select = Reflect::get(&plural, &"select".into()).unwrap_or_default().unchecked_into::<Function>();
        let day = options(&[
            ("year", "numeric"),
            ("month", "2-digit"),
            ("day", "2-digit"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("second", "2-digit"),
            ("hourCycle", "h23"),
            ("timeZoneName", "longOffset"),
        ]);
        let order = options(&[("sensitivity", "base")]);
        let _ = Reflect::set(&order, &"numeric".into(), &true.into());
        Self {
            language,
            number: Intl::NumberFormat::new(&locales, &Object::new()).format(),
            relative: Intl::RelativeTimeFormat::new(&locales, &options(&[("numeric", "auto"), ("style", "short")])),
            absolute: Intl::DateTimeFormat::new(&locales, &day).format(),
            plural: select.bind0(&plural),
            compare: Intl::Collator::new(&locales, &order).compare(),
            money: None,
        }
    }
}

fn in_currency(language: Language, currency: &str) -> Function {
    let style = options(&[
        ("style", "currency"),
        ("currency", currency),
        ("currencyDisplay", "narrowSymbol"),
        ("maximumFractionDigits", "3"),
    ]);
    Intl::NumberFormat::new(&Array::of1(&language.tag().into()), &style).format()
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // A plain new object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn an_age_takes_the_largest_unit_that_fits() {
        for (seconds, count, unit) in [
            (0.0, 0.0, "second"),
            (9.9, -9.0, "second"),
            (10.0, -10.0, "second"),
            (59.0, -50.0, "second"),
            (60.0, -1.0, "minute"),
            (3599.0, -59.0, "minute"),
            (3600.0, -1.0, "hour"),
            (86_399.0, -23.0, "hour"),
            (86_400.0, -1.0, "day"),
            (2_591_999.0, -29.0, "day"),
            (2_592_000.0, -1.0, "month"),
            (31_536_000.0, -1.0, "year"),
        ] {
            assert_eq!(span(0.0, seconds * 1000.0), Span { count, unit }, "{seconds} s");
        }
    }
}
