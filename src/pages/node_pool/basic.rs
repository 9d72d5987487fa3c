//! Basic information: the cluster, and everything that is set in the pool's document.

use std::sync::Arc;

use crate::components::lean::{lazy, memo, sig};
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::table::Row;
use nodepool::{NodePool, paths, release, script};
use serde_json::Value;
use texts::Form;

use super::super::node_pools::{Facts, words};
use super::super::one_pool::{Place, console_to_code};
use super::lines::{Line, Part, lines};
use crate::api::catalogue::{self, VSwitch};
use crate::browser;
use crate::components::copy_button::CopyButton;
use crate::components::rail::Rail;
use crate::forms::node_pool::{field_of, measured, switched, word_of, zone_letter};
use crate::i18n::{self, format, t, t_with};

/// The page below its headline.
pub(super) fn basic(place: Place, pool: Signal<Arc<NodePool>>) -> AnyView {
    let parts = memo(move || lines(&pool.get()));
    let vswitches = read_vswitches(place);
    // A part stays as it is while its lines do; only what changed is renewed.
    let part = move |of: Part| {
        memo(move || parts.with(|parts| parts.iter().find(|(one, _)| *one == of).map(|(_, lines)| lines.clone())))
    };
    let sections = Part::all().map(|of| {
        let lines = part(of);
        lazy(move || lines.get().map(|lines| section(of, lines, vswitches)))
    });
    view! {
        {strip(place, pool)}
        <div class="parts">
            <section aria-labelledby="h-cluster">
                <h2 id="h-cluster">{i18n::text(Form::Cluster)}</h2>
                {cluster(place)}
            </section>
            {sections.collect_view()}
        </div>
        {console_to_code(place, pool, Form::ConsoleToCodeOfPool, ().into_any())}
    }
    .into_any()
}

impl Part {
    fn all() -> impl Iterator<Item = Self> {
        use crate::forms::node_pool::Section;
        let form = Section::ALL.into_iter().map(Self::Form);
        [Self::Pool, Self::Scaling].into_iter().chain(form).chain([Self::Other])
    }

    fn title(self) -> Form {
        match self {
            Self::Pool => Form::NodePool,
            Self::Scaling => Form::ElasticScaling,
            Self::Form(section) => section.title(),
            Self::Other => Form::OtherSettings,
        }
    }

    /// The id of its headline: not the section's own, for the form may stand over the page.
    fn id(self) -> String {
        let name = match self {
            Self::Pool => "pool",
            Self::Scaling => "scaling",
            Self::Form(section) => section.id(),
            Self::Other => "other",
        };
        ["part-", name].concat()
    }
}

/// What people look for first.
fn strip(place: Place, pool: Signal<Arc<NodePool>>) -> AnyView {
    let facts = memo(move || Facts::of(&pool.get(), place.live.task_of(&place.pool.get_value()).as_ref()));
    let nodes = memo(move || words::nodes(&facts.get()));
    let label = sig(move || nodes.with(|(count, rest)| [count, " ", rest].concat()));
    let expected = move || match release::has_expected_number(&pool.get()) {
        true => facts.get().expected.map_or_else(|| "–".to_owned(), |count| format::number(count.into())),
        false => "–".to_owned(),
    };
    let scaling = move || {
        let (mode, numbers) = words::scaling(&facts.get());
        [mode, numbers].join(" · ")
    };
    let fact = |name: Form, value: AnyView| view! { <div><dt>{i18n::text(name)}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="facts-strip">
            {fact(Form::Nodes, view! {
                <span><b class="num">{lazy(move || nodes.get().0)}</b> " " <span class="muted">{lazy(move || nodes.get().1)}</span></span>
                <Rail counts=sig(move || facts.get().counts) label />
            }.into_any())}
            {fact(Form::ExpectedNodes, lazy(expected))}
            {fact(Form::ScalingMode, lazy(scaling))}
            {fact(Form::Billing, lazy(move || words::billing(&facts.get().billing)))}
            {fact(Form::State, lazy(move || {
                let facts = facts.get();
                [words::state(&facts), words::detail(&facts.detail)].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
            }))}
        </dl>
    }
    .into_any()
}

fn cluster(place: Place) -> AnyView {
    let cluster = memo(move || place.live.cluster(&place.cluster.get_value()).unwrap_or_default());
    let row = move |name: Form, read: fn(&crate::state::live::Cluster) -> String, is_id: bool| {
        let value = memo(move || cluster.with(read));
        let shown = move || {
            let text = value.get();
            (!text.is_empty()).then(|| {
                let value = if is_id { id(text, name) } else { text.into_any() };
                view! { <div><dt>{t(name)}</dt><dd>{value}</dd></div> }
            })
        };
        lazy(shown)
    };
    view! {
        <dl class="props">
            {row(Form::ClusterName, |cluster| cluster.name.clone(), false)}
            {row(Form::ClusterId, |cluster| cluster.cluster_id.clone(), true)}
            {row(Form::Region, |cluster| cluster.region_id.clone(), false)}
            {row(Form::KubernetesVersion, |cluster| cluster.current_version.clone(), false)}
            {row(Form::State, |cluster| cluster.state.clone(), false)}
            {row(Form::Vpc, |cluster| cluster.vpc_id.clone(), true)}
        </dl>
    }
    .into_any()
}

fn read_vswitches(place: Place) -> RwSignal<Vec<VSwitch>> {
    let vswitches = RwSignal::new(Vec::new());
    let id = place.cluster.get_value();
    spawn_local(async move {
        // Names beside the ids; without them the ids stand alone.
        let Ok(cluster) = catalogue::read_cluster(&id).await else { return };
        vswitches.try_set(catalogue::read_vswitches(&cluster.vpc).await.unwrap_or_default());
    });
    vswitches
}

fn section(part: Part, lines: Vec<Line>, vswitches: RwSignal<Vec<VSwitch>>) -> AnyView {
    view! {
        <section aria-labelledby=part.id()>
            <h2 id=part.id()>{t(part.title())}</h2>
            <dl class="props">{lines.into_iter().map(|one| line(one, vswitches)).collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// A line; what has no label of its own goes by its path.
fn line(line: Line, vswitches: RwSignal<Vec<VSwitch>>) -> AnyView {
    let Line { path, value } = line;
    let name = own_label(&path).or_else(|| field_of(&path).map(|field| field.label));
    let label = match name {
        Some(label) => t(label).into_any(),
        None => view! { <code class="path">{path.clone()}</code> }.into_any(),
    };
    let value = match value {
        None => t(Form::SecretSet).into_any(),
        Some(value) => shown(&path, &value, vswitches),
    };
    view! { <div><dt title=path.clone()>{label}</dt><dd data-path=path>{value}</dd></div> }.into_any()
}

fn own_label(path: &str) -> Option<Form> {
    Some(match path {
        "nodepool_info.nodepool_id" => Form::PoolId,
        "nodepool_info.region_id" => Form::Region,
        "nodepool_info.created" => Form::CreatedAt,
        "nodepool_info.updated" => Form::UpdatedAt,
        "scaling_group.scaling_group_id" => Form::ScalingGroup,
        // The form calls them by what one does there.
        "scaling_group.image_id" => Form::ImageId,
        "scaling_group.spot_strategy" => Form::SpotBid,
        // The deprecated single form, which repeats the first of the groups.
        "scaling_group.security_group_id" => Form::FirstSecurityGroup,
        "nodepool_info.type" => Form::PoolType,
        "nodepool_info.is_default" => Form::DefaultPool,
        "status.state" => Form::State,
        "status.total_nodes" => Form::NodesTotal,
        "status.healthy_nodes" => Form::NodesHealthy,
        "status.serving_nodes" => Form::NodesServing,
        "status.initial_nodes" => Form::NodesInitial,
        "status.removing_nodes" => Form::NodesRemoving,
        "status.failed_nodes" => Form::NodesFailed,
        "status.offline_nodes" => Form::NodesOffline,
        "status.conditions" => Form::Conditions,
        _ => return None,
    })
}

fn shown(path: &str, value: &Value, vswitches: RwSignal<Vec<VSwitch>>) -> AnyView {
    match value {
        Value::Bool(on) => switched(path, *on).into_any(),
        Value::Number(number) => view! { <span class="num">{measured(path, number)}</span> }.into_any(),
        Value::String(text) => text_value(path, text),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let items = list.iter().filter_map(Value::as_str).map(str::to_owned).map(|item| {
                let name = lazy({
                    let item = item.clone();
                    move || vswitches.with(|all| all.iter().find(|one| one.id == item).map(vswitch_name))
                });
                view! { <li>{id(item, label_of(path))} {name}</li> }
            });
            view! { <ul class="values">{items.collect_view()}</ul> }.into_any()
        }
        Value::Array(list) if list.iter().all(Value::is_object) => table(list),
        other => view! { <code>{other.to_string()}</code> }.into_any(),
    }
}

fn vswitch_name(one: &VSwitch) -> AnyView {
    view! { <span class="muted">{one.name.clone()} " " {t_with(Form::ZoneOf, &[("zone", &zone_letter(&one.zone))])}</span> }
        .into_any()
}

fn label_of(path: &str) -> Form {
    own_label(path).or_else(|| field_of(path).map(|field| field.label)).unwrap_or(Form::Value)
}

fn text_value(path: &str, text: &str) -> AnyView {
    if [paths::USER_DATA.path(), paths::PRE_USER_DATA.path()].contains(&path) {
        return script_value(text);
    }
    if path == "nodepool_info.created" || path == "nodepool_info.updated" {
        let time = browser::parse_time(text).map(format::absolute);
        return view! { <span title=text.to_owned()>{time.unwrap_or_else(|| text.to_owned())}</span> }.into_any();
    }
    let word =
        if path == paths::STATUS_STATE.path() { words::state_word(text).map(t) } else { word_of(path, text).map(t) };
    if let Some(word) = word {
        // The API's word stands beside ours: it is the one in code and tickets.
        return view! { {word} " " <code class="muted">{text.to_owned()}</code> }.into_any();
    }
    let is_id = path.ends_with("_id") || path == paths::KEY_PAIR.path() || path == paths::RAM_ROLE_NAME.path();
    match is_id {
        true => id(text.to_owned(), label_of(path)),
        false if Row::of(path).is_some() => text.to_owned().into_any(),
        false => view! { <code>{text.to_owned()}</code> }.into_any(),
    }
}

/// A script as its text, behind a summary: it is long, and may be nobody's business at a glance.
fn script_value(wire: &str) -> AnyView {
    let text = script::text_of(wire).unwrap_or_else(|| wire.to_owned());
    let size = format::number(text.len() as f64);
    view! {
        <details>
            <summary>{t_with(Form::ScriptSize, &[("count", &size)])}</summary>
            <pre class="script" tabindex="0">{text}</pre>
        </details>
    }
    .into_any()
}

/// A value that people copy.
fn id(text: String, name: Form) -> AnyView {
    let label = sig(move || t_with(Form::CopyValue, &[("name", &t(name))]));
    view! {
        <span class="id-copy">
            <span class="id">{text.clone()}</span>
            <CopyButton text=Signal::stored(text) label />
        </span>
    }
    .into_any()
}

/// A list of objects: a column for each key that any of them has.
fn table(rows: &[Value]) -> AnyView {
    let mut keys: Vec<&str> = Vec::new();
    for key in rows.iter().filter_map(Value::as_object).flat_map(|row| row.keys()) {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    let head = |key: &&str| {
        let word = match *key {
            "key" => t(Form::Key),
            "value" => t(Form::Value),
            "effect" => t(Form::Effect),
            other => return view! { <th scope="col"><code>{other.to_owned()}</code></th> }.into_any(),
        };
        view! { <th scope="col">{word}</th> }.into_any()
    };
    let cell = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let body = rows.iter().map(|row| {
        let cells = keys.iter().map(|key| view! { <td>{cell(row.get(*key))}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="values-table" tabindex="0" role="region" aria-label=t(Form::Values)>
            <table class="mini-table">
                <thead><tr>{keys.iter().map(head).collect_view()}</tr></thead>
                <tbody>{body.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
