//! Several steps, each run whatever became of the others, and a closing summary.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// One step of a task.
pub struct Step {
    name: &'static str,
    work: fn() -> Result<()>,
}

impl Step {
    /// A step with the name it has in the summary.
    pub const fn new(name: &'static str, work: fn() -> Result<()>) -> Self {
        Self { name, work }
    }
}

/// Runs all steps and prints how each ended; an error when one failed.
pub fn run(steps: impl IntoIterator<Item = Step>) -> Result<()> {
    let outcomes = steps.into_iter().map(|step| (step.name, timed(&step))).collect::<Vec<_>>();
    println!("\nSummary");
    for (name, (took, outcome)) in &outcomes {
        let mark = if outcome.is_ok() { "ok    " } else { "FAILED" };
        println!("  {mark} {name:<24} {:>5} s", took.as_secs());
        if let Err(error) = outcome {
            println!("         {}", format!("{error:#}").lines().next().unwrap_or_default());
        }
    }
    let failed = outcomes.iter().filter(|(_, (_, outcome))| outcome.is_err()).count();
    println!("{} passed, {failed} failed", outcomes.len() - failed);
    match failed {
        0 => Ok(()),
        1 => bail!("one step failed"),
        _ => bail!("{failed} steps failed"),
    }
}

fn timed(step: &Step) -> (Duration, Result<()>) {
    println!("\n== {} ==", step.name);
    let start = Instant::now();
    let outcome = (step.work)();
    if let Err(error) = &outcome {
        eprintln!("{}: {error:#}", step.name);
    }
    (start.elapsed(), outcome)
}
