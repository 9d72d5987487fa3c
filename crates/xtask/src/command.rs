//! Starting other programs: one clear line when one is missing or fails.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, ErrorKind, Read},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

/// How often a long step says that it is still going on.
const REPORT_EVERY: Duration = Duration::from_secs(15);

/// How many of the last lines of a failed command are shown.
const TAIL: usize = 40;

/// Every crate but the app, which compiles for the browser alone.
pub const NATIVE: [&str; 3] = ["--workspace", "--exclude", "nodepool-console"];

/// The cargo that runs this task.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::workspace::root());
    command
}

/// Runs a command whose output the user sees as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| missing(command, &error))?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", line(command))
}

/// Runs a command and returns what it printed to standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| missing(command, &error))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed no UTF-8", line(command)))
}

/// Whether the program can be started at all.
pub fn exists(program: &str) -> bool {
    let started = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    started.is_ok()
}

/// Runs a long command quietly: a line every 15 seconds says how far it is; the last lines are shown when it fails.
pub fn watch(label: &str, command: &mut Command) -> Result<()> {
    watch_text(label, command).map(drop)
}

/// The same; returns the last lines that it printed.
pub fn watch_text(label: &str, command: &mut Command) -> Result<String> {
    command.env("CARGO_TERM_COLOR", "never").env("CARGO_TERM_PROGRESS_WHEN", "never");
    // A backtrace of the program that reports a failure would push the failure itself out of sight.
    command.env_remove("RUST_BACKTRACE").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| missing(command, &error))?;
    let tail = follow(label, &mut child);
    let status = child.wait().with_context(|| format!("cannot wait for `{}`", line(command)))?;
    let text = tail.iter().map(|line| format!("  {line}\n")).collect::<String>();
    if status.success() {
        return Ok(text);
    }
    match network_trouble(&text) {
        true => Err(no_network(label)),
        false => Err(anyhow!("{label}: `{}` failed ({status})\n{text}", line(command))),
    }
}

/// Reads both streams to their end; returns the last lines.
fn follow(label: &str, child: &mut Child) -> VecDeque<String> {
    let (sender, lines) = mpsc::channel();
    let readers = [
        child.stdout.take().map(|stream| read(stream, sender.clone())),
        child.stderr.take().map(|stream| read(stream, sender)),
    ];
    let (start, mut reported, mut compiled) = (Instant::now(), Instant::now(), 0_u32);
    let mut tail = VecDeque::with_capacity(TAIL);
    loop {
        match lines.recv_timeout(Duration::from_secs(1)) {
            Ok(text) => {
                compiled += u32::from(text.trim_start().starts_with("Compiling "));
                if tail.len() == TAIL {
                    tail.pop_front();
                }
                tail.push_back(text);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if reported.elapsed() >= REPORT_EVERY {
            reported = Instant::now();
            eprintln!("  … {label}: {} s, {compiled} crates compiled", start.elapsed().as_secs());
        }
    }
    for reader in readers.into_iter().flatten() {
        reader.join().expect("a reader of lines does not panic");
    }
    tail
}

fn read(stream: impl Read + Send + 'static, lines: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for text in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            // The receiver outlives both readers: it stops when they hang up.
            drop(lines.send(String::from_utf8_lossy(&text).trim_end().to_owned()));
        }
    })
}

/// The one line for a download that could not be made.
pub fn no_network(label: &str) -> anyhow::Error {
    anyhow!("{label}: no network, or the server it downloads from cannot be reached; run again when it is back")
}

/// Whether a failed program printed that it could not download something.
pub fn network_trouble(text: &str) -> bool {
    // What each says when names are not resolved or connections are refused, tried without a network.
    const SIGNS: [&str; 18] = [
        // cargo
        "spurious network error",
        "Could not resolve host",
        "failed to download from",
        "Could not connect to server",
        // npm
        "npm error code EAI_AGAIN",
        "npm error code ENOTFOUND",
        "npm error code ECONNREFUSED",
        "npm error code ECONNRESET",
        "npm error code ETIMEDOUT",
        "npm error network",
        // pip
        "Failed to establish a new connection",
        "Cannot connect to proxy",
        "(from versions: none)",
        // rustup
        "could not download file",
        // apt-get
        "Temporary failure resolving",
        "Unable to connect to",
        // any of them
        "Network is unreachable",
        "Temporary failure in name resolution",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

fn missing(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        ErrorKind::NotFound => anyhow!("`{program}` is not installed, or not on the PATH"),
        _ => anyhow!("`{program}` cannot be started: {error}"),
    }
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_program_prints_without_a_network_is_known() {
        let printed = [
            "warning: spurious network error (3 tries remaining): [6] Could not resolve hostname",
            "Caused by:\n  [7] Could not connect to server (Failed to connect to 127.0.0.1 port 9 after 0 ms)",
            "npm error code EAI_AGAIN\nnpm error syscall getaddrinfo",
            "npm error code ECONNREFUSED\nnpm error syscall connect",
            "ERROR: Could not find a version that satisfies the requirement a==1 (from versions: none)\n\
             ERROR: No matching distribution found for a==1",
            "error: component download failed for rust-std: could not download file from 'https://a/b' to 'c'",
            "W: Failed to fetch http://a/InRelease  Temporary failure resolving 'a'",
            "W: Failed to fetch http://a/InRelease  Unable to connect to 127.0.0.1:9:",
        ];
        for text in printed {
            assert!(network_trouble(text), "{text}");
        }
    }

    #[test]
    fn other_failures_are_shown_as_they_are() {
        for text in ["error[E0308]: mismatched types", "npm error code EUSAGE", "E: Unable to locate package chromium"]
        {
            assert!(!network_trouble(text), "{text}");
        }
    }
}
