//! The edit of a pool that exists: what it begins with, what it would do, and what others do to the pool meanwhile.
//!
//! Some values stand in a pool and mean nothing there, such as the repair settings of a pool that is not managed. No
//! control shows them, yet they are part of what was read and of what is wanted, and come to light with their switch.

use nodepool::plan::{Means, Plan, plan};
use nodepool::table::{Kind, ROWS};
use nodepool::{NodePool, paths};
use serde_json::{Value, json};

use super::super::dependent::{self, Aside};
use super::super::place::{Place, RowId};
use super::{Changes, Editing};

/// What the service keeps for numbers that do not apply says nothing, and is not to come back.
const NUMBERS: [&str; 3] =
    [paths::DESIRED_SIZE.path(), paths::AUTO_SCALING_MIN_INSTANCES.path(), paths::AUTO_SCALING_MAX_INSTANCES.path()];

/// A value that somebody else changed and the user too.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meanwhile {
    /// Its path; a list is one value.
    pub(crate) path: &'static str,
    /// What the edit began with; null when there was none.
    pub(crate) base: Value,
    /// What is there now.
    pub(crate) theirs: Value,
}

impl Editing {
    /// What an edit would do.
    pub(crate) fn plan(&self) -> Plan {
        plan(&self.baseline, &self.wanted())
    }

    /// Whether a pool that exists is edited.
    pub(crate) fn exists(&self) -> bool {
        self.exists
    }

    /// The document with what stands in the pool and means nothing there.
    pub(crate) fn wanted(&self) -> NodePool {
        let mut pool = self.pool.clone();
        // What has come back and was taken away by the user is not set aside, and stays away.
        let away = |one: &&Aside| self.aside.iter().any(|other| other.place == one.place && other.of == one.of);
        for one in self.idle.iter().filter(away) {
            let Some(path) = self.path_of(one.place) else { continue };
            match &one.of {
                None => pool.put(path.as_str(), one.value.clone()),
                Some(of) => {
                    let mut rows = pool.at(path.as_str()).and_then(Value::as_array).cloned().unwrap_or_default();
                    rows.push(json!({"instance_type": of, "price_limit": one.value}));
                    pool.put(path.as_str(), Value::Array(rows));
                }
            }
        }
        pool
    }

    /// Begins with a pool that exists, which is to be edited.
    pub(crate) fn open(&mut self, pool: NodePool) {
        self.exists = true;
        self.pool = pool;
        self.number_rows();
        self.aside.clear();
        self.idle.clear();
        self.refusals.clear();
        self.settle_as_read(&[]);
        self.baseline = self.wanted();
        self.judge();
        self.check(None, &mut Changes::default());
    }

    /// Makes the changes of a plan on top of what is there.
    pub(crate) fn take_up(&mut self, plan: &Plan) {
        // What follows from another change follows again.
        for change in plan.changes.iter().filter(|change| change.means != Means::Follows) {
            put(&mut self.pool, change.path(), change.new.as_ref());
        }
        self.number_rows();
        self.settle();
        self.check(None, &mut Changes::default());
    }

    /// Somebody else changed a path meanwhile: from now on that is what the edit begins with. `take`: it is also
    /// what is wanted.
    pub(crate) fn rebase(&mut self, path: &'static str, theirs: Option<Value>, take: bool) -> Changes {
        put(&mut self.baseline, path, theirs.as_ref());
        if take {
            self.take(vec![(path, theirs)]);
        }
        self.rebased()
    }

    /// The pool was read again: what only others changed is taken, what both made the same is none's question, and
    /// what both changed is returned, in form order.
    pub(crate) fn merge(&mut self, now: &NodePool) -> (Vec<Meanwhile>, Changes) {
        let mut fresh = Self::default();
        fresh.open(now.clone());
        let mine = self.wanted();
        let (mut taken, mut asked) = (Vec::new(), Vec::new());
        for row in ROWS.iter().filter(|row| row.kind() != Kind::Object && !row.path().contains('[')) {
            let path = row.path();
            let [base, theirs, mine] = [&self.baseline, &fresh.baseline, &mine].map(|pool| pool.at(path).cloned());
            if base == theirs {
                continue;
            }
            let aside = self.aside.iter_mut().find(|one| one.place == Place::Value(path) && one.of.is_none());
            if mine == theirs {
                put(&mut self.baseline, path, theirs.as_ref());
            } else if let (None, Some(aside), Some(theirs)) = (&mine, aside, &theirs) {
                // Another choice of the user made it void, whatever it is.
                aside.value = theirs.clone();
                put(&mut self.baseline, path, Some(theirs));
            } else if mine == base {
                taken.push((path, theirs));
            } else {
                let [base, theirs] = [base, theirs].map(Option::unwrap_or_default);
                asked.push(Meanwhile { path, base, theirs });
            }
        }
        self.take(taken);
        // What others changed beside it may have made void what the user wanted there: that is said at the field.
        asked.retain(|one| {
            let place = Place::Value(one.path);
            let is_here = |aside: &&mut Aside| aside.place == place && aside.of.is_none();
            let idle = self.idle.iter_mut().find(is_here);
            // Set aside just now: what stays in the pool, without effect, is theirs.
            if let Some(idle) = idle
                && !one.theirs.is_null()
            {
                idle.value = one.theirs.clone();
                put(&mut self.baseline, one.path, Some(&one.theirs));
                return false;
            }
            let wanted = self.wanted();
            let is_same = wanted.at(one.path).unwrap_or(&Value::Null) == &one.theirs;
            if is_same {
                put(&mut self.baseline, one.path, wanted.at(one.path));
            }
            !is_same
        });
        (asked, self.rebased())
    }

    /// Takes values as they were read.
    fn take(&mut self, values: Vec<(&'static str, Option<Value>)>) {
        let users: Vec<&str> = self.plan().changes.iter().map(|one| one.path()).collect();
        // What was set aside there is of the value before.
        let is_taken = |place: Place| values.iter().any(|(path, _)| *path == list_of(place));
        self.aside.retain(|one| !is_taken(one.place));
        self.idle.retain(|one| !is_taken(one.place));
        self.refusals.retain(|one| !is_taken(one.place));
        for (path, value) in &values {
            put(&mut self.pool, path, value.as_ref());
        }
        self.number_rows();
        self.settle_as_read(&users);
        let wanted = self.wanted();
        for (path, _) in &values {
            put(&mut self.baseline, path, wanted.at(path));
        }
    }

    fn rebased(&mut self) -> Changes {
        self.judge();
        let mut changes = Changes { document: true, problems: true, ..Changes::default() };
        self.check(None, &mut changes);
        changes
    }

    fn settle(&mut self) {
        dependent::settle(&mut self.pool, &mut self.aside, &self.rows[0]);
    }

    /// Settles values as they were read: what does not apply is of no effect now either, so nothing is said of it.
    /// What the user wanted at the paths `users` is set aside like after any other choice; what was there before stays
    /// there.
    fn settle_as_read(&mut self, users: &[&str]) {
        let known = self.aside.clone();
        self.settle();
        let is_new = |one: &Aside| !known.contains(one) && !users.contains(&list_of(one.place));
        let is_number = |one: &Aside| NUMBERS.iter().any(|path| one.place == Place::Value(path));
        let baseline = &mut self.baseline;
        self.aside.retain(|one| {
            let void = is_new(one) && is_number(one);
            if void {
                baseline.remove(&one.place.pattern());
            }
            !void
        });
        let is_users = |one: &&Aside| !known.contains(one) && users.contains(&list_of(one.place)) && one.of.is_none();
        for one in self.aside.iter().filter(is_users) {
            let Place::Value(path) = one.place else { continue };
            if let Some(value) = baseline.at(path).filter(|_| !is_number(one)).cloned() {
                self.idle.push(Aside { value, ..one.clone() });
            }
        }
        for one in self.aside.iter().filter(|one| is_new(one)) {
            self.idle.retain(|other| other.place != one.place || other.of != one.of);
            self.idle.push(one.clone());
        }
    }

    /// The rules judge the edit from what it begins with.
    fn judge(&mut self) {
        let mut applies = self.baseline.clone();
        let disks: Vec<RowId> = (1..).take(applies.len_of(paths::DATA_DISKS)).collect();
        dependent::settle(&mut applies, &mut Vec::new(), &disks);
        self.checks.edit(self.baseline.clone(), applies);
    }
}

/// The path of which a place is the value or a part.
fn list_of(place: Place) -> &'static str {
    match place {
        Place::Value(path) => path,
        Place::Cell { list, .. } => list,
    }
}

fn put(pool: &mut NodePool, path: &str, value: Option<&Value>) {
    match value {
        Some(value) => pool.put(path, value.clone()),
        None => drop(pool.remove(path)),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const SWITCH: Place = Place::Value(paths::MANAGEMENT_ENABLE.path());
    const REPAIR: Place = Place::Value("management.auto_repair");
    const NAME: Place = Place::Value(paths::NAME.path());

    fn pool(value: Value) -> NodePool {
        NodePool::from_value(value).expect("an object")
    }

    fn opened(value: Value) -> Editing {
        let mut editing = Editing::default();
        editing.open(pool(value));
        editing
    }

    fn planned(editing: &Editing) -> Vec<(&'static str, Means)> {
        editing.plan().changes.iter().map(|one| (one.path(), one.means)).collect()
    }

    fn idle_pool() -> Value {
        json!({
            "nodepool_info": {"name": "web"},
            "management": {"enable": false, "auto_repair": true},
            "scaling_group": {"desired_size": 3, "spot_strategy": "NoSpot", "instance_types": ["a", "b"],
                "spot_price_limit": [{"instance_type": "b", "price_limit": "1"}],
                "data_disks": [{"category": "cloud_auto", "size": 40, "performance_level": "PL1"}]},
            "auto_scaling": {"enable": false, "min_instances": 0, "max_instances": 2000, "type": "cpu"}
        })
    }

    #[wasm_bindgen_test]
    fn what_means_nothing_stays_where_it_is_and_is_not_spoken_of() {
        let mut editing = opened(idle_pool());
        assert!(!editing.is_changed());
        assert_eq!(editing.value(REPAIR), None);
        assert_eq!(editing.aside(REPAIR).count(), 0);
        editing.set(NAME, Some("www".into()));
        assert_eq!(editing.plan().body().into_value(), json!({"nodepool_info": {"name": "www"}}));
        let row = editing.rows(paths::DATA_DISKS.path())[0];
        editing.set(Place::cell(paths::DATA_DISK_SIZE, row), Some(50.into()));
        assert_eq!(
            editing.plan().body().at("scaling_group.data_disks"),
            Some(&json!([{"category": "cloud_auto", "size": 50, "performance_level": "PL1"}]))
        );
    }

    #[wasm_bindgen_test]
    fn what_means_nothing_comes_to_light_with_its_switch() {
        let mut editing = opened(idle_pool());
        editing.set(SWITCH, Some(true.into()));
        assert_eq!(editing.value(REPAIR), Some(&json!(true)));
        assert_eq!(planned(&editing), [("management.enable", Means::Sent)]);
        editing.set(REPAIR, None);
        assert_eq!(planned(&editing), [("management.enable", Means::Sent), ("management.auto_repair", Means::Sent)]);
        editing.set(REPAIR, Some(true.into()));
        editing.set(SWITCH, Some(false.into()));
        assert!(!editing.is_changed(), "{:?}", editing.plan());
    }

    #[wasm_bindgen_test]
    fn limits_that_the_service_keeps_are_not_taken_for_chosen_ones() {
        let mut editing = opened(idle_pool());
        editing.set(Place::from(paths::AUTO_SCALING_ENABLE), Some(true.into()));
        assert_eq!(editing.value(Place::from(paths::AUTO_SCALING_MAX_INSTANCES)), None);
        assert_eq!(editing.value(Place::from(paths::AUTO_SCALING_TYPE)), Some(&json!("cpu")));
    }

    #[wasm_bindgen_test]
    fn what_only_others_changed_is_taken_and_what_both_changed_is_asked() {
        let mut editing = opened(idle_pool());
        editing.set(NAME, Some("mine".into()));
        editing.set(Place::from(paths::KEY_PAIR), Some("ops".into()));
        let mut now = idle_pool();
        now["nodepool_info"]["name"] = json!("theirs");
        now["scaling_group"]["key_pair"] = json!("ops");
        now["scaling_group"]["desired_size"] = json!(9);
        now["management"]["auto_repair"] = json!(false);
        now["auto_scaling"]["max_instances"] = json!(1000);
        let (asked, _) = editing.merge(&pool(now));
        let expected = Meanwhile { path: paths::NAME.path(), base: json!("web"), theirs: json!("theirs") };
        assert_eq!(asked, [expected]);
        assert_eq!(editing.value(Place::from(paths::DESIRED_SIZE)), Some(&json!(9)));
        assert_eq!(planned(&editing), [("nodepool_info.name", Means::Sent)]);
        editing.rebase(paths::NAME.path(), Some("theirs".into()), false);
        assert_eq!(planned(&editing), [("nodepool_info.name", Means::Sent)]);
        editing.rebase(paths::NAME.path(), Some("theirs".into()), true);
        assert!(!editing.is_changed(), "{:?}", editing.plan());
    }

    #[wasm_bindgen_test]
    fn what_the_users_choice_makes_void_is_no_question() {
        let auto = |least: u32| {
            json!({"nodepool_info": {"name": "web"},
                "auto_scaling": {"enable": true, "min_instances": least, "max_instances": 9}})
        };
        let mut editing = opened(auto(2));
        editing.set(Place::from(paths::AUTO_SCALING_ENABLE), Some(false.into()));
        let (asked, _) = editing.merge(&pool(auto(3)));
        assert!(asked.is_empty(), "{asked:?}");
        let minimum = editing.plan().changes.into_iter().find(|one| one.path() == "auto_scaling.min_instances");
        assert_eq!(minimum.map(|one| (one.old, one.means)), Some((Some(json!(3)), Means::Follows)));
        editing.set(Place::from(paths::AUTO_SCALING_ENABLE), Some(true.into()));
        assert!(!editing.is_changed(), "{:?}", editing.plan());
    }

    #[wasm_bindgen_test]
    fn what_somebody_else_made_void_is_void_here_too() {
        let mut editing = opened(json!({"nodepool_info": {"name": "web"}, "scaling_group": {"desired_size": 3}}));
        editing.set(NAME, Some("mine".into()));
        let now = json!({"nodepool_info": {"name": "web"}, "scaling_group": {"desired_size": 3},
            "auto_scaling": {"enable": true, "min_instances": 1, "max_instances": 5}});
        let (asked, _) = editing.merge(&pool(now));
        assert!(asked.is_empty());
        assert_eq!(editing.value(Place::from(paths::DESIRED_SIZE)), None);
        assert_eq!(planned(&editing), [("nodepool_info.name", Means::Sent)]);
    }

    #[wasm_bindgen_test]
    fn a_number_that_the_user_wants_is_set_aside_and_named_when_others_make_it_void() {
        let manual = json!({"nodepool_info": {"name": "web"}, "scaling_group": {"desired_size": 3}});
        let auto = json!({"nodepool_info": {"name": "web"}, "scaling_group": {},
            "auto_scaling": {"enable": true, "min_instances": 1, "max_instances": 5}});
        let size = Place::from(paths::DESIRED_SIZE);
        let mut editing = opened(manual);
        editing.set(size, Some(7.into()));
        let (asked, _) = editing.merge(&pool(auto));
        assert!(asked.is_empty(), "{asked:?}");
        assert_eq!(editing.aside(size).map(|one| one.value.clone()).collect::<Vec<_>>(), [json!(7)]);
        assert!(!editing.is_changed(), "{:?}", editing.plan());
    }

    #[wasm_bindgen_test]
    fn what_the_user_wants_under_a_switch_that_others_turn_off_removes_nothing() {
        let managed = |on: bool, most: u32| {
            json!({"nodepool_info": {"name": "web"},
                "management": {"enable": on, "upgrade_config": {"max_unavailable": most}}})
        };
        let most = Place::from(paths::MANAGEMENT_UPGRADE_CONFIG_MAX_UNAVAILABLE);
        // Theirs beside the switch: as it was, another, the one that the user wants, of which nothing is to be said.
        for (theirs, aside) in [(1, vec![json!(3)]), (2, vec![json!(3)]), (3, vec![])] {
            let mut editing = opened(managed(true, 1));
            editing.set(most, Some(3.into()));
            let (asked, _) = editing.merge(&pool(managed(false, theirs)));
            assert!(asked.is_empty(), "{asked:?}");
            assert!(!editing.is_changed(), "{theirs}: {:?}", editing.plan());
            assert_eq!(editing.aside(most).map(|one| one.value.clone()).collect::<Vec<_>>(), aside, "{theirs}");
            editing.set(SWITCH, Some(true.into()));
            assert_eq!(editing.value(most), Some(&json!(3)), "{theirs}");
        }
    }

    #[wasm_bindgen_test]
    fn what_others_replaced_brings_nothing_of_before_back() {
        let with = |disks: Value| json!({"nodepool_info": {"name": "web"}, "scaling_group": {"data_disks": disks}});
        let level = json!({"category": "cloud_auto", "size": 40, "performance_level": "PL1"});
        for disks in
            [json!([{"category": "cloud_auto", "size": 60}]), json!([{"category": "cloud_ssd", "size": 20}]), json!([])]
        {
            let mut editing = opened(with(json!([level, level])));
            editing.set(NAME, Some("mine".into()));
            let (asked, _) = editing.merge(&pool(with(disks.clone())));
            assert!(asked.is_empty());
            assert_eq!(editing.wanted().at("scaling_group.data_disks"), Some(&disks));
            assert_eq!(planned(&editing), [("nodepool_info.name", Means::Sent)]);
        }
    }

    #[wasm_bindgen_test]
    fn a_refusal_goes_with_the_value_that_was_refused() {
        let mut editing = opened(idle_pool());
        editing.set(NAME, Some("mine".into()));
        editing.refuse(&NAME.pattern().as_str().into(), "taken");
        editing.rebase(paths::NAME.path(), Some("theirs".into()), true);
        assert!(editing.refusals().is_empty());
        editing.refuse(&NAME.pattern().as_str().into(), "taken");
        editing.open(pool(idle_pool()));
        assert!(editing.refusals().is_empty());
    }

    #[wasm_bindgen_test]
    fn what_was_wrong_before_is_said_again_where_the_edit_touches_it() {
        let disk = json!({"nodepool_info": {"name": "web"}, "scaling_group": {"system_disk_category": "cloud_essd",
            "system_disk_size": 100, "system_disk_performance_level": "PL3"}});
        let codes = |editing: &mut Editing| {
            editing.show_all();
            editing
                .visible()
                .iter()
                .map(|one| one.code)
                .filter(|code| code.starts_with("system_disk"))
                .collect::<Vec<_>>()
        };
        let mut editing = opened(disk);
        editing.set(NAME, Some("www".into()));
        assert_eq!(codes(&mut editing), [""; 0]);
        editing.set(Place::from(paths::SYSTEM_DISK_SIZE), Some(200.into()));
        assert_eq!(codes(&mut editing), ["system_disk.performance_level_needs_size"]);
        editing.set(Place::from(paths::SYSTEM_DISK_SIZE), Some(100.into()));
        assert_eq!(codes(&mut editing), [""; 0]);
    }
}
