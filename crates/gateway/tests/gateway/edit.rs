//! Stale edits: what the browser saw is compared with what is there, before anything is written.

use std::time::Duration;

use serde_json::{Value, json};

use crate::bench::{Bench, Reply, code, key};

const MODIFY: &str = "ModifyClusterNodePool";
const DETAIL: &str = "DescribeClusterNodePoolDetail";
const POOL: &str = "/openapi/cs/clusters/c1/nodepools/np1";

async fn bench(desired: Value) -> Bench {
    let bench = Bench::start().await;
    set(&bench, desired);
    bench
}

/// What the upstream has now.
fn set(bench: &Bench, desired: Value) {
    bench.fake.state.lock().unwrap().pools = vec![json!({
        "nodepool_info": {"nodepool_id": "np1", "name": "web"}, "scaling_group": {"desired_size": desired}
    })];
}

fn edit(base: Value) -> String {
    json!({"scaling_group": {"desired_size": 7}, "console": {"base": base}}).to_string()
}

async fn send(bench: &Bench, number: usize, body: &str) -> reqwest::Response {
    bench.mutation("PUT", POOL, &key(number), body).send().await.unwrap()
}

/// The looks and writes that reached the upstream, in their order.
fn order(bench: &Bench) -> Vec<String> {
    let state = bench.fake.state.lock().unwrap();
    let of_edits = |action: &&String| *action == MODIFY || *action == DETAIL;
    state.seen.iter().map(|seen| &seen.action).filter(of_edits).cloned().collect()
}

fn bodies(bench: &Bench) -> Vec<Value> {
    let state = bench.fake.state.lock().unwrap();
    let seen = state.seen.iter().filter(|seen| seen.action == MODIFY);
    seen.map(|seen| serde_json::from_str(&seen.body).unwrap()).collect()
}

#[tokio::test]
async fn an_edit_of_what_is_there_is_written_without_the_browsers_part() {
    let bench = bench(json!(3)).await;
    let answer = send(&bench, 1, &edit(json!({"scaling_group.desired_size": 3}))).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(bodies(&bench), [json!({"scaling_group": {"desired_size": 7}})]);
    // Without the part nothing is compared.
    set(&bench, json!(5));
    let plain = json!({"nodepool_info": {"name": "api"}}).to_string();
    assert_eq!(send(&bench, 2, &plain).await.status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_change_meanwhile_is_answered_with_base_theirs_and_mine_and_nothing_is_written() {
    let bench = bench(json!(5)).await;
    let answer = send(&bench, 1, &edit(json!({"scaling_group.desired_size": 3, "nodepool_info.name": "web"}))).await;
    assert_eq!(answer.status(), 409);
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["code"], "Console.EditConflict");
    assert_eq!(body["conflicts"], json!([{"path": "scaling_group.desired_size", "base": 3, "theirs": 5, "mine": 7}]));
    assert_eq!(bench.fake.count(MODIFY), 0);
    // The key was not used up: the same intent, decided anew, is sent with what is there now.
    assert_eq!(send(&bench, 1, &edit(json!({"scaling_group.desired_size": 5}))).await.status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn nothing_and_null_are_the_same() {
    for (there, seen) in
        [(Value::Null, json!({"scaling_group.desired_size": null})), (json!(3), json!({"max_nodes": null}))]
    {
        let bench = bench(there).await;
        assert_eq!(send(&bench, 1, &edit(seen)).await.status(), 200);
        bench.gateway.stop().await;
    }
}

#[tokio::test]
async fn changes_of_different_things_merge_and_of_the_same_conflict() {
    let bench = bench(json!(3)).await;
    let name = |name: &str| {
        json!({"nodepool_info": {"name": name}, "console": {"base": {"nodepool_info.name": "web"}}}).to_string()
    };
    // Three browsers saw the same pool.
    assert_eq!(send(&bench, 1, &edit(json!({"scaling_group.desired_size": 3}))).await.status(), 200);
    assert_eq!(send(&bench, 2, &name("api")).await.status(), 200);
    assert_eq!(code(send(&bench, 3, &name("db")).await).await, (409, "Console.EditConflict".to_owned()));
    let pool = bench.fake.state.lock().unwrap().pools[0].clone();
    assert_eq!((&pool["scaling_group"]["desired_size"], &pool["nodepool_info"]["name"]), (&json!(7), &json!("api")));
    bench.gateway.stop().await;
}

#[tokio::test]
async fn who_changed_the_same_to_the_same_bothers_nobody() {
    let bench = bench(json!(7)).await;
    assert_eq!(send(&bench, 1, &edit(json!({"scaling_group.desired_size": 3}))).await.status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_edit_is_not_sent_again_without_another_look() {
    let bench = bench(json!(3)).await;
    let unavailable = Reply::Json(503, json!({"code": "ServiceUnavailable", "requestId": "R"}));
    bench.fake.script([(MODIFY, unavailable)]);
    let body = edit(json!({"scaling_group.desired_size": 3}));
    assert_eq!(send(&bench, 1, &body).await.status(), 502);
    assert_eq!(order(&bench), [DETAIL, MODIFY]);
    assert_eq!(send(&bench, 1, &body).await.status(), 200);
    assert_eq!(order(&bench), [DETAIL, MODIFY, DETAIL, MODIFY]);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_deletion_whose_answer_was_lost_is_found_or_made_again() {
    const DELETE: &str = "DeleteClusterNodepool";
    for (after, sent) in [("gone", 1), ("deleting", 1), ("active", 2)] {
        let bench = bench(json!(3)).await;
        bench.fake.script([(DELETE, Reply::Cut)]);
        let send = async || bench.mutation("DELETE", &format!("{POOL}?force=true"), &key(1), "").send().await.unwrap();
        assert_eq!(code(send().await).await, (502, "Console.OutcomeUnknown".to_owned()), "{after}");
        match after {
            "gone" => bench.fake.state.lock().unwrap().pools.clear(),
            state => bench.fake.state.lock().unwrap().pools[0]["status"] = json!({"state": state}),
        }
        assert_eq!(send().await.status(), 200, "{after}");
        assert_eq!(bench.fake.count(DELETE), sent, "{after}");
        // It is kept like any other outcome.
        assert_eq!(send().await.status(), 200, "{after}");
        assert_eq!(bench.fake.count(DELETE), sent, "{after}");
        bench.gateway.stop().await;
    }
}

#[tokio::test]
async fn what_an_edit_counts_on_without_sending_it_is_compared_too() {
    for change in [json!({"scaling_group": {"desired_size": 3}}), json!({"scaling_group": {"login_password": "x"}})] {
        let bench = bench(json!(3)).await;
        bench.fake.state.lock().unwrap().pools[0]["status"] = json!({"total_nodes": 5});
        let mut body = change.clone();
        body["console"] = json!({"base": {"status.total_nodes": 3}});
        let answer = send(&bench, 1, &body.to_string()).await;
        assert_eq!(answer.status(), 409, "{change}");
        let answer: Value = answer.json().await.unwrap();
        let wanted = json!([{"path": "status.total_nodes", "base": 3, "theirs": 5, "mine": null}]);
        assert_eq!(answer["conflicts"], wanted);
        assert!(answer["requestId"].is_string() && answer["message"].is_string(), "{answer}");
        assert_eq!(bench.fake.count(MODIFY), 0);
        bench.gateway.stop().await;
    }
}

#[tokio::test]
async fn one_key_sent_twice_at_once_is_one_edit() {
    let bench = bench(json!(3)).await;
    let there = bench.fake.state.lock().unwrap().pools[0].clone();
    bench.fake.script([(DETAIL, Reply::Slow(Duration::from_millis(200), there))]);
    let body = edit(json!({"scaling_group.desired_size": 3}));
    let (first, second) = tokio::join!(send(&bench, 1, &body), send(&bench, 1, &body));
    assert_eq!((first.status().as_u16(), second.status().as_u16()), (200, 200));
    assert_eq!(order(&bench), [DETAIL, MODIFY]);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_replay_is_no_conflict_with_itself() {
    let bench = bench(json!(3)).await;
    let body = edit(json!({"scaling_group.desired_size": 3}));
    assert_eq!(send(&bench, 1, &body).await.status(), 200);
    set(&bench, json!(7));
    assert_eq!(send(&bench, 1, &body).await.status(), 200);
    assert_eq!(bench.fake.count(MODIFY), 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_and_done_once_more_only_where_that_is_the_same() {
    let bench = bench(json!(3)).await;
    let body = edit(json!({"scaling_group.desired_size": 3}));
    // Every try of the first sending is lost.
    bench.fake.script((0..8).map(|_| (MODIFY, Reply::Cut)));
    let (status, first) = code(send(&bench, 1, &body).await).await;
    assert_eq!((status, first.as_str()), (502, "Console.OutcomeUnknown"));
    bench.fake.state.lock().unwrap().script.clear();
    let sent = bench.fake.count(MODIFY);
    // It had come about all the same.
    set(&bench, json!(7));
    assert_eq!(send(&bench, 1, &body).await.status(), 200);
    assert_eq!(bench.fake.count(MODIFY), sent + 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_lost_answer_stays_unknown_when_somebody_else_wrote_since() {
    let bench = bench(json!(3)).await;
    let body = edit(json!({"scaling_group.desired_size": 3}));
    bench.fake.script((0..8).map(|_| (MODIFY, Reply::Cut)));
    assert_eq!(send(&bench, 1, &body).await.status(), 502);
    bench.fake.state.lock().unwrap().script.clear();
    set(&bench, json!(9));
    let sent = bench.fake.count(MODIFY);
    assert_eq!(code(send(&bench, 1, &body).await).await, (502, "Console.OutcomeUnknown".to_owned()));
    assert_eq!(bench.fake.count(MODIFY), sent);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn without_a_look_nothing_is_written() {
    let refused = json!({"code": "ErrorNodePoolNotFound", "message": "", "requestId": "R"});
    for (reply, wanted) in [
        (Reply::Json(404, refused.clone()), (404, "ErrorNodePoolNotFound")),
        (Reply::Json(403, json!({"code": "Forbidden.RAM", "requestId": "R"})), (403, "Forbidden.RAM")),
        (Reply::Html(200), (502, "Console.UpstreamAnswer")),
    ] {
        let bench = bench(json!(3)).await;
        bench.fake.script((0..8).map(|_| (DETAIL, reply.clone())));
        let answer = send(&bench, 1, &edit(json!({"scaling_group.desired_size": 3}))).await;
        let (status, code) = code(answer).await;
        assert_eq!((status, code.as_str()), wanted, "{reply:?}");
        assert_eq!(bench.fake.count(MODIFY), 0);
        bench.gateway.stop().await;
    }
}

#[tokio::test]
async fn a_look_that_stalls_is_a_timeout_and_nothing_is_written() {
    let bench = bench(json!(3)).await;
    bench.fake.script((0..3).map(|_| (DETAIL, Reply::Stall)));
    let body = edit(json!({"scaling_group.desired_size": 3}));
    assert_eq!(code(send(&bench, 1, &body).await).await, (504, "Console.UpstreamTimeout".to_owned()));
    assert_eq!(bench.fake.count(MODIFY), 0);
    // Neither the key nor the turn is lost with it.
    bench.fake.state.lock().unwrap().script.clear();
    assert_eq!(send(&bench, 1, &body).await.status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_upstream_that_refuses_connections_is_unreachable_for_an_edit() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let bench = Bench::start_with(|options| options.upstream.url = format!("http://{free}")).await;
    let answer = send(&bench, 1, &edit(json!({"scaling_group.desired_size": 3}))).await;
    assert_eq!(code(answer).await, (502, "Console.UpstreamUnreachable".to_owned()));
    bench.gateway.stop().await;
}

#[tokio::test]
async fn edits_of_one_pool_pass_one_after_the_other() {
    let bench = bench(json!(3)).await;
    // The first write takes its time; the second must not look before it is over.
    bench.fake.script([(MODIFY, Reply::Slow(Duration::from_millis(400), json!({"request_id": "R"})))]);
    let body = edit(json!({"scaling_group.desired_size": 3}));
    let second = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        send(&bench, 2, &body).await
    };
    let (first, second) = tokio::join!(send(&bench, 1, &body), second);
    assert_eq!((first.status().as_u16(), second.status().as_u16()), (200, 200));
    assert_eq!(order(&bench), [DETAIL, MODIFY, DETAIL, MODIFY]);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_edit_that_says_nothing_takes_its_turn_too() {
    let bench = bench(json!(3)).await;
    bench.fake.script([(MODIFY, Reply::Slow(Duration::from_millis(400), json!({"request_id": "R"})))]);
    let plain = json!({"scaling_group": {"desired_size": 4}}).to_string();
    let told = edit(json!({"scaling_group.desired_size": 3}));
    let while_written = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        order(&bench)
    };
    let second = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        send(&bench, 2, &told).await
    };
    let (first, second, seen) = tokio::join!(send(&bench, 1, &plain), second, while_written);
    assert_eq!((first.status().as_u16(), second.status().as_u16()), (200, 200));
    assert_eq!(seen, [MODIFY], "nobody looks before the first was answered");
    assert_eq!(order(&bench), [MODIFY, DETAIL, MODIFY]);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_part_that_is_not_as_agreed_is_refused_and_says_why() {
    let bench = bench(json!(3)).await;
    for base in [
        json!(null),
        json!([]),
        json!({"a b": 1}),
        json!({"scaling_group.login_password": "x"}),
        json!({"scaling_group..login_password": null}),
        json!({"scaling_group": {}}),
    ] {
        let answer = send(&bench, 1, &edit(base.clone())).await;
        assert_eq!(code(answer).await, (400, "Console.EditBase".to_owned()), "{base}");
    }
    assert_eq!(bench.fake.count(MODIFY), 0);
    bench.gateway.stop().await;
}
