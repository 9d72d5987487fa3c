//! What a node is called, what runs on it first, and what it is made as.

use crate::components::lean::{lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::{paths, rules};
use texts::Form;

use crate::forms::node_pool::controls::{
    BOOLEAN, Choice, Names, described_by, field, invalid, mini, script, select, show, switch, text, toggle,
};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, format, t, t_with};

/// How a custom name begins on the wire: `customized,<prefix>,ip,<suffix>`.
const CUSTOMIZED: &str = "customized";
/// Where no vSwitch says which addresses there are.
const SAMPLE: &str = "192.168.10.10";

/// The fields.
pub(super) fn node(sheet: Sheet) -> AnyView {
    let unschedulable = Place::from(paths::UNSCHEDULABLE);
    let cpu = Place::from(paths::CPU_POLICY);
    let [before, after] = [Place::from(paths::PRE_USER_DATA), Place::from(paths::USER_DATA)];
    let monitor = Place::from(paths::CMS_ENABLED);
    let policies = Signal::derive(|| vec![Choice::default_of("none"), Choice::plain("none"), Choice::plain("static")]);
    let switched = move |place, label, words| {
        field(sheet, vec![place], label, Names::Group, true, switch(sheet, place, words, None, BOOLEAN), None)
    };
    let scripted = move |place, label, help| {
        let help = view! { <p class="help">{i18n::text(help)}</p> }.into_any();
        field(sheet, vec![place], label, Names::Group, true, script(sheet, place, i18n::text(label)), Some(help))
    };
    view! {
        {switched(unschedulable, Form::Unschedulable, Form::UnschedulableText)}
        {field(sheet, vec![cpu], Form::CpuPolicy, Names::Control, true, select(sheet, cpu, "select-wrap w-md", None, policies), None)}
        {custom_name(sheet)}
        {scripted(before, Form::PreUserData, Form::PreUserDataHelp)}
        {scripted(after, Form::UserData, Form::UserDataHelp)}
        {switched(monitor, Form::CloudMonitor, Form::CloudMonitorText)}
    }
    .into_any()
}

/// Prefix and suffix of a custom name; `None` where nodes are not named so.
fn parts(mode: &str) -> Option<(String, String)> {
    let mut parts = mode.splitn(3, ',');
    if parts.next() != Some(CUSTOMIZED) {
        return None;
    }
    let prefix = parts.next()?.to_owned();
    let (_, suffix) = parts.next()?.split_once(',')?;
    Some((prefix, suffix.to_owned()))
}

fn custom_name(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::NODE_NAME_MODE);
    let draft = sheet.draft;
    let now = memo(move || parts(&draft.text(place)));
    let named = memo(move || now.with(Option::is_some));
    let write = move |prefix: &str, suffix: &str| {
        draft.set_text(place, &[CUSTOMIZED, ",", prefix, ",ip,", suffix].concat());
    };
    let kept = StoredValue::new((String::new(), String::new()));
    let turn = move |on: bool| {
        if on {
            let (prefix, suffix) = kept.get_value();
            write(&prefix, &suffix);
        } else {
            kept.set_value(now.get_untracked().unwrap_or_default());
            // A pool that exists has a mode of its own for nodes that are not named so.
            let before = draft.with(|editing| text_of(editing.baseline().at(paths::NODE_NAME_MODE.path())));
            draft.set_text(place, if parts(&before).is_none() { &before } else { "" });
        }
    };
    let input = move |id: &'static str, name: Form, is_prefix: bool| {
        let node = NodeRef::<leptos::html::Input>::new();
        show(node, move || {
            let (prefix, suffix) = now.get().unwrap_or_default();
            if is_prefix { prefix } else { suffix }
        });
        let type_in = move |event| {
            let (prefix, suffix) = now.get_untracked().unwrap_or_default();
            // A comma would end the part.
            let text = event_target_value(&event).replace(',', "");
            if is_prefix { write(&text, &suffix) } else { write(&prefix, &text) }
        };
        let control = view! {
            <input
                class="input input-mono w-sm"
                id=id
                node_ref=node
                autocomplete="off"
                spellcheck="false"
                aria-label=sig(move || t(name))
                aria-invalid=sig(move || invalid(sheet, place))
                aria-describedby=sig(move || described_by(sheet, place))
                on:input=on(type_in)
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            />
        };
        mini(name, None, control.into_any())
    };
    let address = memo(move || sample_address(sheet));
    let windows = move || draft.text(Place::from(paths::IMAGE_TYPE)).starts_with("Windows");
    let preview = move || {
        let (prefix, suffix) = now.get()?;
        let name = [prefix, address.get(), suffix].concat();
        let count = format::number(name.chars().count() as f64);
        let windows = windows().then(|| {
            view! { " " {t(Form::NodeNameWindows)} " " <code>{address.get().replace('.', "-")}</code> }
        });
        Some(view! {
            <p class="help">{t_with(Form::NodeNameExample, &[("count", &count)])} " " <code>{name}</code> {windows}</p>
        })
    };
    let details = move || {
        named.get().then(|| {
            let address = view! { <span class="readonly id">{lazy(move || address.get())}</span> }.into_any();
            view! {
                <div class="inline-fields">
                    {input("node-name-prefix", Form::NodeNamePrefix, true)}
                    {mini(Form::NodeNameAddress, None, address)}
                    {input("node-name-suffix", Form::NodeNameSuffix, false)}
                </div>
                {lazy(preview)}
            }
        })
    };
    let body = view! {
        {toggle(sheet, place, Form::CustomNodeNameText, None, sig(move || named.get()), Callback::new(turn))}
        {lazy(details)}
    };
    field(sheet, vec![place], Form::CustomNodeName, Names::Group, true, body.into_any(), None)
}

/// An address as a node of the first vSwitch could get it.
fn sample_address(sheet: Sheet) -> String {
    let first = sheet.draft.strings(Place::from(paths::VSWITCH_IDS)).into_iter().next();
    let vswitches = sheet.facts.vswitches.ready().unwrap_or_default();
    let cidr = vswitches.iter().find(|one| Some(&one.id) == first.as_ref()).map(|one| one.cidr.clone());
    let network =
        cidr.as_deref().and_then(|cidr| cidr.split('/').next()?.rsplit_once('.').map(|(front, _)| front.to_owned()));
    network.map_or_else(|| SAMPLE.to_owned(), |front| [&front, ".17"].concat())
}

/// What the document does not name: runtime, role, metadata, confidential computing.
pub(super) fn more(sheet: Sheet) -> AnyView {
    let [runtime, version] = [Place::from(paths::RUNTIME), Place::from(paths::RUNTIME_VERSION)];
    let runtimes = Signal::derive(move || {
        let cluster = sheet.facts.cluster.ready();
        let runtimes = rules::runtimes_of(cluster.as_ref().map(|cluster| cluster.version.as_str()));
        std::iter::once(Choice::of("", Form::RuntimeDefault)).chain(runtimes.map(Choice::plain)).collect()
    });
    let runtime_name = i18n::text(Form::Runtime);
    let version_name = i18n::text(Form::RuntimeVersion);
    let body = view! {
        <div class="inline-fields">
            {mini(Form::Runtime, None, select(sheet, runtime, "select-wrap w-md", Some(runtime_name), runtimes))}
            {mini(Form::RuntimeVersion, None, text(sheet, version, "line input-mono w-sm", Some(version_name), false))}
        </div>
    };
    let role = Place::from(paths::RAM_ROLE_NAME);
    let tokens = Place::from(paths::INSTANCE_METADATA_OPTIONS_HTTP_TOKENS);
    let token_choices = Signal::derive(|| {
        vec![
            Choice::default_of(&t(Form::MetadataOptional)),
            Choice::of("optional", Form::MetadataOptional),
            Choice::of("required", Form::MetadataRequired),
        ]
    });
    let tee = Place::from(paths::TEE_ENABLE);
    view! {
        {field(sheet, vec![runtime, version], Form::Runtime, Names::Group, true, body.into_any(), None)}
        {field(sheet, vec![role], Form::RamRole, Names::Control, true, text(sheet, role, "line", None, false), None)}
        {field(sheet, vec![tokens], Form::MetadataAccess, Names::Control, true, select(sheet, tokens, "select-wrap w-md", None, token_choices), None)}
        {field(sheet, vec![tee], Form::Tee, Names::Group, true, switch(sheet, tee, Form::TeeText, None, BOOLEAN), None)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_custom_name_has_two_parts() {
        for (mode, expected) in [
            ("customized,api,ip,.hz", Some(("api", ".hz"))),
            ("customized,api,ip,", Some(("api", ""))),
            ("customized,aliyun.com,5,test", Some(("aliyun.com", "test"))),
            ("nodeip", None),
            ("", None),
            ("customized,api", None),
        ] {
            let expected = expected.map(|(prefix, suffix)| (prefix.to_owned(), suffix.to_owned()));
            assert_eq!(parts(mode), expected, "{mode}");
        }
    }
}
