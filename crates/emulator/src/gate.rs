//! Which operation a request names, and whether its signature is good.

use std::sync::Mutex;

use ack_api::signing::{Request, Verifier};
use ack_api::{Operation, Product, Style, find_roa, find_rpc};
use secrecy::SecretString;

use crate::call::{Call, Parameters, decode, object};
use crate::clock::real;
use crate::nonces::{Nonces, Used};
use crate::refused::Refused;
use crate::{DEMO_KEY, REGION};

/// The version of the container service.
const CS_VERSION: &str = "2015-12-15";

/// How the request travels: everything on `/` is RPC, the rest has its operation in method and path.
pub(crate) fn style(path: &str) -> Style {
    if path == "/" { Style::Rpc } else { Style::Roa }
}

/// Reads a request whose signature is good.
///
/// Operation and version are looked at first, as the cloud does; then key, date, digest, signature and
/// nonce; the body last, so that nothing unsigned is parsed.
pub(crate) fn admit(request: &Request<'_>, nonces: &Mutex<Nonces>) -> Result<Call, Refused> {
    let mut parameters = Parameters::default();
    parameters.read(request.query);
    let form = request.header("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if form {
        parameters.read(&String::from_utf8_lossy(request.body));
    }
    let (operation, path) = match style(request.path) {
        Style::Rpc => (rpc(request, &parameters)?, Vec::new()),
        Style::Roa => roa(request)?,
    };
    verify(request, nonces)?;
    if let Some(region) = parameters.get("RegionId")
        && region != REGION
        && operation.product != Product::Cs
    {
        return Err(Refused::new(
            404,
            "InvalidRegionId.NotFound",
            format!("RegionId: the emulator plays {REGION} only"),
        ));
    }
    let body = if operation.style == Style::Roa { object(request.body)? } else { Default::default() };
    Ok(Call { operation, path, parameters, body })
}

fn roa(request: &Request<'_>) -> Result<(&'static Operation, Vec<String>), Refused> {
    if let Some(version) = request.header("x-acs-version")
        && version != CS_VERSION
    {
        return Err(Refused::new(404, "InvalidVersion", format!("version {version} does not exist")));
    }
    let (operation, values) =
        find_roa(request.method, request.path).ok_or_else(|| Refused::no_action("this method and path"))?;
    Ok((operation, values.into_iter().map(|value| decode(value, false)).collect()))
}

fn rpc(request: &Request<'_>, parameters: &Parameters) -> Result<&'static Operation, Refused> {
    let named = |header: &str, parameter: &str| request.header(header).or(parameters.get(parameter)).map(str::to_owned);
    let action = named("x-acs-action", "Action").ok_or_else(|| Refused::missing("Action"))?;
    let version = named("x-acs-version", "Version").ok_or_else(|| Refused::missing("Version"))?;
    if !matches!(request.method, "POST" | "GET") {
        return Err(Refused::no_action(&action));
    }
    find_rpc(&action, &version).ok_or_else(|| Refused::no_action(&action))
}

fn verify(request: &Request<'_>, nonces: &Mutex<Nonces>) -> Result<(), Refused> {
    let secret = |key: &str| (key == DEMO_KEY).then(|| SecretString::from(DEMO_KEY));
    let now = real();
    let verified = Verifier.verify(request, now / 1000, secret)?;
    let mut nonces = nonces.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match nonces.keep(&verified.access_key_id, &verified.nonce, now) {
        Used::First => Ok(()),
        Used::Again => Err(Refused::new(400, "SignatureNonceUsed", "the signature nonce was used before")),
        Used::Full => Err(Refused::new(429, "Throttling.User", "too many requests in half an hour")),
    }
}
