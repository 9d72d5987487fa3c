//! Logs to standard error; standard output is for people.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Names the filter, such as `debug` or `gateway=trace`.
const VARIABLE: &str = "NODEPOOL_LOG";
/// `json` for machines.
const FORMAT: &str = "NODEPOOL_LOG_FORMAT";

/// Starts logging; `warn` and worse unless the environment asks for more.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var(FORMAT).is_ok_and(|format| format == "json") {
        log.json().init();
    } else {
        log.with_ansi(std::io::stderr().is_terminal()).init();
    }
}
