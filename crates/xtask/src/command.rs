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
    command.env("CARGO_TERM_COLOR", "never").env("CARGO_TERM_PROGRESS_WHEN", "never");
    // A backtrace of the program that reports a failure would push the failure itself out of sight.
    command.env_remove("RUST_BACKTRACE").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| missing(command, &error))?;
    let tail = follow(label, &mut child);
    let status = child.wait().with_context(|| format!("cannot wait for `{}`", line(command)))?;
    if status.success() {
        return Ok(());
    }
    let text = tail.iter().map(|line| format!("  {line}\n")).collect::<String>();
    match network_trouble(&text) {
        true => Err(anyhow!("{label}: no network, or the registry cannot be reached; run again when it is back")),
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

fn network_trouble(text: &str) -> bool {
    const SIGNS: [&str; 7] = [
        "spurious network error",
        "Could not resolve host",
        "failed to download from",
        "Could not connect to server",
        "Network is unreachable",
        "Temporary failure in name resolution",
        "EAI_AGAIN",
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
