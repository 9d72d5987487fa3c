//! `nodepool serve`: the gateway, and the emulator unless the upstream is elsewhere.

use std::env;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use ::emulator::{DEMO_KEY, REGION};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use gateway::{Options, Upstream, UpstreamKind};
use nodepool::OwnerTag;
use secrecy::SecretString;

use crate::data_dir::DataDir;
use crate::emulator::{self, Behaviour};
use crate::request::visible;
use crate::{log, stop};

const KEY_ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const KEY_SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
/// Faster would be a busy loop, slower would look dead.
const POLL_SECONDS: std::ops::RangeInclusive<f64> = 0.1..=3600.0;

#[derive(Args)]
pub(crate) struct ServeArgs {
    /// `emulator` for the embedded one, or the address of one started apart; its key is taken from
    /// ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET [default key: the demo one]
    #[arg(long, default_value = "emulator", value_name = "emulator|URL")]
    upstream: String,
    /// Where the console is served: a loopback address
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Where the embedded emulator answers
    #[arg(long, default_value = "127.0.0.1:8081", value_name = "ADDRESS")]
    emulator_listen: SocketAddr,
    /// Where pools and idempotency keys are kept [default: the platform's data folder]
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Seconds between two looks at a watched cluster
    #[arg(long, default_value_t = 1.0, value_name = "S")]
    poll: f64,
    /// The ECS tag of node pools that Terraform owns: the console warns before it changes one
    #[arg(long, default_value_t, value_name = "KEY=VALUE")]
    owner_tag: OwnerTag,
    /// The built app [default: the folder `app` beside this program]
    #[arg(long, value_name = "FOLDER")]
    app: Option<PathBuf>,
    #[command(flatten)]
    behaviour: Behaviour,
}

/// Serves until it is told to stop.
pub(crate) fn run(args: &ServeArgs) -> Result<ExitCode> {
    log::start();
    if !POLL_SECONDS.contains(&args.poll) {
        bail!("--poll takes {} to {} seconds, not {}", POLL_SECONDS.start(), POLL_SECONDS.end(), args.poll);
    }
    let app = match &args.app {
        Some(app) => app.clone(),
        None => env::current_exe()
            .ok()
            .and_then(|program| Some(program.parent()?.join("app")))
            .context("this program does not know where it is: name the app folder with --app")?,
    };
    let data = DataDir::take(args.data_dir.as_deref())?;
    tokio::runtime::Runtime::new()?.block_on(serve(args, app, &data))
}

async fn serve(args: &ServeArgs, app: PathBuf, data: &DataDir) -> Result<ExitCode> {
    let emulator = if args.upstream == "emulator" { Some(embedded(args, data).await?) } else { None };
    let (url, kind, key) = match &emulator {
        Some(emulator) => (format!("http://{}", emulator.address), UpstreamKind::Emulator, Key::demo()),
        None => (args.upstream.clone(), UpstreamKind::Url, Key::of_environment()?),
    };
    let key_line = key.line();
    let upstream = Upstream {
        url: url.clone(),
        kind,
        access_key_id: key.id,
        access_key_secret: key.secret,
        region: REGION.to_owned(),
    };
    let options = Options {
        listen: args.listen,
        app,
        upstream,
        data: data.file("gateway.db"),
        poll: Duration::from_secs_f64(args.poll),
        settle: gateway::SETTLE,
        owner_tag: args.owner_tag.clone(),
    };
    let gateway = match gateway::start(options).await {
        Ok(gateway) => gateway,
        Err(error) => {
            if let Some(emulator) = emulator {
                emulator.stop().await;
            }
            bail!("{error}");
        }
    };
    println!("Console   http://{}", gateway.address);
    match &emulator {
        Some(emulator) => println!("{}", emulator::line(emulator.address)),
        None => println!("Upstream  {url}\n{key_line}"),
    }
    println!("Data      {}", data.path().display());
    println!("Ready. Ctrl-C stops it.");
    stop::signal().await?;
    // The gateway first: what it has under way needs its upstream.
    gateway.stop().await;
    if let Some(emulator) = emulator {
        emulator.stop().await;
    }
    Ok(ExitCode::SUCCESS)
}

async fn embedded(args: &ServeArgs, data: &DataDir) -> Result<::emulator::Running> {
    let options = args.behaviour.options(args.emulator_listen, Some(data.file("emulator.db")));
    ::emulator::start(options)
        .await
        .map_err(|error| anyhow!("the embedded emulator did not start: {error} (--emulator-listen, --data-dir)"))
}

/// What signs the calls, and where it comes from.
struct Key {
    id: String,
    secret: SecretString,
    source: &'static str,
}

impl Key {
    fn demo() -> Self {
        Self {
            id: DEMO_KEY.to_owned(),
            secret: SecretString::from(DEMO_KEY),
            source: "the emulator's demo key; ALIBABA_CLOUD_ACCESS_KEY_ID is not set",
        }
    }

    /// The key of the environment, else the demo one.
    fn of_environment() -> Result<Self> {
        let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        match (variable(KEY_ID), variable(KEY_SECRET)) {
            (Some(id), Some(secret)) => {
                Ok(Self { id, secret: SecretString::from(secret), source: "from ALIBABA_CLOUD_ACCESS_KEY_ID" })
            }
            (None, None) => Ok(Self::demo()),
            _ => bail!("{KEY_ID} and {KEY_SECRET} must be set together"),
        }
    }

    /// The environment's key is taken unasked: whoever starts the server sees whose it is.
    fn line(&self) -> String {
        format!("Key       {} ({})", shortened(&self.id), self.source)
    }
}

/// Enough of a key's id to know it by.
fn shortened(id: &str) -> String {
    let characters: Vec<char> = id.chars().collect();
    let short: String = match characters.as_slice() {
        [first @ .., _, _, _, _] if first.len() > 8 => {
            first[..4].iter().chain(&['…']).chain(&characters[characters.len() - 4..]).collect()
        }
        _ => id.to_owned(),
    };
    visible(&short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_id_is_shortened_unless_it_is_short() {
        for (id, wanted) in
            [("LTAI5tExampleKeyId1234", "LTAI…1234"), ("emulator", "emulator"), ("a\u{1b}[2J", "a\\u{1b}[2J")]
        {
            assert_eq!(shortened(id), wanted);
        }
    }
}
