//! The rail: a pool drawn node by node, up to its maximum. Above a limit it becomes a bar.

use leptos::prelude::*;

/// How many nodes of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ready.
    pub ready: u32,
    /// There but not ready, or given up.
    pub lost: u32,
    /// On their way in.
    pub coming: u32,
    /// On their way out.
    pub going: u32,
    /// What the pool may grow to, when it grows by itself.
    pub maximum: Option<u32>,
    /// What it keeps at least, when it shrinks by itself.
    pub minimum: Option<u32>,
}

/// The drawing: one path for each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Pixels from end to end.
    pub width: u32,
    /// The ground of a bar.
    pub track: String,
    /// Whole marks.
    pub ready: String,
    /// Whole marks.
    pub lost: String,
    /// Half marks.
    pub coming: String,
    /// Half marks.
    pub going: String,
    /// Dots.
    pub slots: String,
    /// The underline of the minimum.
    pub bound: String,
}

/// More marks than this become a bar: twenty are as wide as the column.
const MOST_MARKS: u32 = 20;
/// From mark to mark, gap included.
const PITCH: u32 = 6;
const MARK: u32 = 4;
const BAR: u32 = MOST_MARKS * PITCH - (PITCH - MARK);

impl Counts {
    /// All that exist or are under way.
    pub const fn present(self) -> u32 {
        self.ready.saturating_add(self.lost).saturating_add(self.coming).saturating_add(self.going)
    }

    /// The drawing.
    pub fn drawing(self) -> Drawing {
        let places = self.present().max(self.maximum.unwrap_or(0));
        if places > MOST_MARKS { self.bar(places) } else { self.marks(places) }
    }

    fn marks(self, places: u32) -> Drawing {
        let mut next = 0;
        let mut take = |count: u32, mark: fn(u32) -> String| {
            let marks = (next..next + count).map(|place| mark(place * PITCH)).collect();
            next += count;
            marks
        };
        let mut drawing = Drawing {
            width: (places * PITCH).saturating_sub(PITCH - MARK),
            ready: take(self.ready, |x| format!("M{x} 1h4v8h-4z")),
            lost: take(self.lost, |x| format!("M{x} 1h4v8h-4z")),
            coming: take(self.coming, |x| format!("M{x} 4h4v5h-4z")),
            going: take(self.going, |x| format!("M{x} 4h4v5h-4z")),
            ..Drawing::default()
        };
        drawing.slots = take(places - self.present(), |x| format!("M{} 4h2v2h-2z", x + 1));
        if let Some(minimum) = self.minimum.filter(|minimum| (1..=places).contains(minimum)) {
            drawing.bound = format!("M0 11.4h{}", minimum * PITCH - (PITCH - MARK));
        }
        drawing
    }

    /// In tenths of a pixel, as whole numbers: writing fractions costs 15 kB of code.
    fn bar(self, places: u32) -> Drawing {
        let length = |count: u32| u64::from(count) * u64::from(BAR) * 10 / u64::from(places.max(1));
        let mut next = 0;
        let mut take = |count: u32, top: u32| {
            if count == 0 {
                return String::new();
            }
            // One node among ten thousand is still seen.
            let (start, length) = (next, length(count).max(10));
            next += length;
            let (start, length) = (tenths(start), tenths(length));
            format!("M{start} {top}h{length}V9h-{length}z")
        };
        Drawing {
            width: BAR,
            track: format!("M0 1h{BAR}v8h-{BAR}z"),
            ready: take(self.ready, 1),
            lost: take(self.lost, 1),
            coming: take(self.coming, 4),
            going: take(self.going, 4),
            slots: String::new(),
            bound: match self.minimum.map(length) {
                Some(minimum) if minimum >= 10 => format!("M0 11.4h{}", tenths(minimum)),
                _ => String::new(),
            },
        }
    }
}

fn tenths(value: u64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// The rail; `label` says the same in words.
#[component]
pub fn Rail(
    /// What to draw.
    #[prop(into)]
    counts: Signal<Counts>,
    /// Such as "2 of 4 ready".
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let width = Signal::derive(move || counts.get().drawing().width.to_string());
    let path = move |class: &'static str, part: fn(Drawing) -> String| {
        view! { <path class=class d=Signal::derive(move || part(counts.get().drawing()))></path> }.into_any()
    };
    view! {
        <svg class="rail" role="img" aria-label=label width=width height="12">
            {path("track", |drawing| drawing.track)}
            {path("ready", |drawing| drawing.ready)}
            {path("lost", |drawing| drawing.lost)}
            {path("coming", |drawing| drawing.coming)}
            {path("going", |drawing| drawing.going)}
            {path("slot", |drawing| drawing.slots)}
            {path("bound", |drawing| drawing.bound)}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn kinds_stand_in_a_row_and_dots_fill_up_to_the_maximum() {
        let counts = Counts { ready: 2, lost: 1, coming: 1, going: 0, maximum: Some(5), minimum: Some(2) };
        let drawing = counts.drawing();
        assert_eq!(drawing.width, 28);
        assert_eq!(drawing.ready, "M0 1h4v8h-4zM6 1h4v8h-4z");
        assert_eq!(drawing.lost, "M12 1h4v8h-4z");
        assert_eq!(drawing.coming, "M18 4h4v5h-4z");
        assert_eq!(drawing.slots, "M25 4h2v2h-2z");
        assert_eq!(drawing.bound, "M0 11.4h10");
    }

    #[wasm_bindgen_test]
    fn twenty_are_marks_and_one_more_is_a_bar() {
        let marks = Counts { ready: 20, ..Counts::default() }.drawing();
        assert_eq!((marks.width, marks.track.as_str()), (118, ""));
        let bar = Counts { ready: 21, ..Counts::default() }.drawing();
        assert_eq!((bar.width, bar.track.as_str()), (118, "M0 1h118v8h-118z"));
        assert_eq!(bar.ready, "M0.0 1h118.0V9h-118.0z");
    }

    #[wasm_bindgen_test]
    fn one_lost_node_among_ten_thousand_is_seen() {
        let drawing = Counts { ready: 9_999, lost: 1, ..Counts::default() }.drawing();
        assert_eq!(drawing.lost, "M117.9 1h1.0V9h-1.0z");
    }

    #[wasm_bindgen_test]
    fn an_empty_pool_has_no_width_and_a_minimum_of_zero_no_line() {
        assert_eq!(Counts::default().drawing(), Drawing::default());
        let counts = Counts { maximum: Some(3), minimum: Some(0), ..Counts::default() };
        assert_eq!(counts.drawing().bound, "");
    }
}
