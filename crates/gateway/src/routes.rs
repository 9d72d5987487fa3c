//! Every address of the gateway and who may use it.

use ack_api::Operation;

use crate::offer::{self, Offer};

/// Who asks. One role until there is sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Whoever can reach a loopback address.
    Local,
}

#[cfg(test)]
pub(crate) const ROLES: &[Role] = &[Role::Local];

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    /// The process is alive.
    Health,
    /// The process can work.
    Ready,
    /// Who am I.
    Session,
    /// The live stream.
    Live,
    /// A call of the API.
    OpenApi,
    /// The app's files.
    App,
}

/// One row of the table.
pub(crate) struct Route {
    pub(crate) pattern: Pattern,
    pub(crate) endpoint: Endpoint,
    pub(crate) methods: &'static [&'static str],
    pub(crate) roles: &'static [Role],
}

/// How a row's address is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// This path.
    Exact(&'static str),
    /// Everything below; must end in a slash.
    Below(&'static str),
    /// Whatever no other row has.
    Rest,
}

/// The closed table, first match wins. `/openapi/` narrows further, to the offered operations.
pub(crate) const ROUTES: &[Route] = &[
    route(Pattern::Exact("/healthz"), Endpoint::Health, &["GET", "HEAD"]),
    route(Pattern::Exact("/readyz"), Endpoint::Ready, &["GET", "HEAD"]),
    route(Pattern::Exact("/console/session"), Endpoint::Session, &["GET", "HEAD"]),
    route(Pattern::Exact("/console/live"), Endpoint::Live, &["GET"]),
    route(Pattern::Below("/openapi/"), Endpoint::OpenApi, &["GET", "POST", "PUT", "DELETE"]),
    route(Pattern::Rest, Endpoint::App, &["GET", "HEAD"]),
];

const fn route(pattern: Pattern, endpoint: Endpoint, methods: &'static [&'static str]) -> Route {
    Route { pattern, endpoint, methods, roles: &[Role::Local] }
}

/// Where a request leads.
pub(crate) enum Target {
    /// To a row; for [`Endpoint::OpenApi`] also to an operation.
    Found(&'static Route, Option<(&'static Offer, &'static Operation)>),
    /// The address is known, the method is not.
    Method,
    /// Below `/openapi/` but not offered, or below `/console/` and nothing.
    Missing,
}

/// Looks up method and path.
pub(crate) fn find(method: &str, path: &str) -> Target {
    let row = ROUTES.iter().find(|route| match route.pattern {
        Pattern::Exact(exact) => path == exact,
        Pattern::Below(prefix) => path.starts_with(prefix),
        Pattern::Rest => true,
    });
    let Some(route) = row else { return Target::Missing };
    match route.endpoint {
        Endpoint::App if path.starts_with("/console/") || path == "/openapi" => Target::Missing,
        Endpoint::OpenApi => match offer::find(method, &path["/openapi/".len()..]) {
            Some(found) => Target::Found(route, Some(found)),
            None => Target::Missing,
        },
        _ if route.methods.contains(&method) => Target::Found(route, None),
        _ => Target::Method,
    }
}

/// Whether a role may go where a request leads; asked before any credential is looked at.
pub(crate) fn allows(role: Role, route: &Route, operation: Option<&Offer>) -> bool {
    route.roles.contains(&role) && operation.is_none_or(|offer| offer.roles.contains(&role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::OFFERED;

    /// The whole authorisation, written a second time: a new row fails until somebody decides here.
    const DECIDED: &[(&str, &str, &[Role])] = &[
        ("Health", "GET HEAD", &[Role::Local]),
        ("Ready", "GET HEAD", &[Role::Local]),
        ("Session", "GET HEAD", &[Role::Local]),
        ("Live", "GET", &[Role::Local]),
        ("OpenApi", "GET POST PUT DELETE", &[Role::Local]),
        ("App", "GET HEAD", &[Role::Local]),
    ];

    const MUTATIONS: &[&str] =
        &["CreateClusterNodePool", "DeleteClusterNodepool", "ModifyClusterNodePool", "ScaleClusterNodePool"];

    #[test]
    fn every_route_and_role_is_decided() {
        let rows: Vec<_> =
            ROUTES.iter().map(|route| (format!("{:?}", route.endpoint), route.methods.join(" "))).collect();
        let decided: Vec<_> =
            DECIDED.iter().map(|(name, methods, _)| (name.to_string(), methods.to_string())).collect();
        assert_eq!(rows, decided);
        for (route, (name, _, roles)) in ROUTES.iter().zip(DECIDED) {
            for role in ROLES {
                assert_eq!(allows(*role, route, None), roles.contains(role), "{name} {role:?}");
            }
        }
    }

    #[test]
    fn every_operation_and_role_is_decided() {
        let mut mutations: Vec<_> = OFFERED.iter().filter(|offer| offer.mutation).map(|offer| offer.name).collect();
        mutations.sort_unstable();
        assert_eq!(mutations, MUTATIONS);
        assert_eq!(OFFERED.len(), 33, "a new operation: decide its roles and count it here");
        let open_api = ROUTES.iter().find(|route| route.endpoint == Endpoint::OpenApi).unwrap();
        for offer in OFFERED {
            assert!(ROLES.iter().all(|role| allows(*role, open_api, Some(offer))), "{}", offer.name);
            assert!(!offer.roles.is_empty(), "{} is open to nobody", offer.name);
        }
    }

    #[test]
    fn nothing_below_console_or_openapi_is_the_app() {
        for path in ["/console/", "/console/other", "/openapi/", "/openapi", "/openapi/cs", "/openapi/x/y"] {
            assert!(matches!(find("GET", path), Target::Missing), "{path}");
        }
        assert!(matches!(find("GET", "/clusters"), Target::Found(route, None) if route.endpoint == Endpoint::App));
        assert!(matches!(find("POST", "/clusters"), Target::Method));
    }
}
