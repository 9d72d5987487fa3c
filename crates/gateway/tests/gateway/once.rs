//! R1: one outcome per key, whatever arrives how often; and what is found out after a lost answer.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::bench::{Bench, Reply, code, key, options};

const CREATE: &str = "CreateClusterNodePool";

#[tokio::test]
async fn many_sendings_make_one_pool_with_one_answer() {
    let bench = Arc::new(Bench::start().await);
    let mut sendings = Vec::new();
    for number in 0..20 {
        for _ in 0..=number % 5 {
            let bench = Arc::clone(&bench);
            sendings.push(tokio::spawn(async move {
                let answer = bench.create(&key(number), &format!("pool-{number}")).send().await.unwrap();
                assert_eq!(answer.status(), 200);
                (number, answer.json::<Value>().await.unwrap()["nodepool_id"].as_str().unwrap().to_owned())
            }));
        }
    }
    let mut ids: Vec<Option<String>> = vec![None; 20];
    for sending in sendings {
        let (number, id) = sending.await.unwrap();
        assert_eq!(*ids[number].get_or_insert_with(|| id.clone()), id);
    }
    assert_eq!(bench.fake.count(CREATE), 20);
    let again = bench.create(&key(3), "pool-3").send().await.unwrap().json::<Value>().await.unwrap();
    assert_eq!(again["nodepool_id"].as_str(), ids[3].as_deref());
    let other = bench.create(&key(3), "another").send().await.unwrap();
    assert_eq!(code(other).await, (409, "Console.IdempotencyConflict".to_owned()));
    assert_eq!(bench.fake.count(CREATE), 20);
}

#[tokio::test]
async fn an_outcome_outlives_the_server() {
    let bench = Bench::start().await;
    let first = bench.create(&key(1), "a").send().await.unwrap().text().await.unwrap();
    let Bench { folder, fake, gateway, client } = bench;
    gateway.stop().await;
    let gateway = gateway::start(options(folder.path(), &format!("http://{}", fake.address))).await.unwrap();
    let bench = Bench { folder, fake, gateway, client };
    assert_eq!(bench.create(&key(1), "a").send().await.unwrap().text().await.unwrap(), first);
    assert_eq!(bench.fake.count(CREATE), 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_lost_answer_is_found_by_name_values_and_time() {
    let bench = Bench::start().await;
    bench.fake.script([(CREATE, Reply::DoneThenCut)]);
    let answer = bench.create(&key(1), "lost").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let id = bench.fake.state.lock().unwrap().pools[0]["nodepool_info"]["nodepool_id"].clone();
    assert_eq!(answer.json::<Value>().await.unwrap()["nodepool_id"], id);
    assert_eq!(bench.fake.count(CREATE), 1, "no blind retry");
    // Kept like any other outcome.
    let again = bench.create(&key(1), "lost").send().await.unwrap().json::<Value>().await.unwrap();
    assert_eq!((again["nodepool_id"].clone(), bench.fake.count(CREATE)), (id, 1));
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_create_that_never_happened_is_said_so_and_may_be_sent_again() {
    let bench = Bench::start().await;
    for lost in [Reply::Cut, Reply::Html(502), Reply::Html(200), Reply::Json(500, json!({"code": "InternalError"}))] {
        let before = bench.fake.count(CREATE);
        bench.fake.script([(CREATE, lost.clone())]);
        let answer = bench.create(&key(1), "never").send().await.unwrap();
        assert_eq!(code(answer).await, (502, "Console.NotCreated".to_owned()), "{lost:?}");
        assert_eq!(bench.fake.count(CREATE), before + 1, "{lost:?}: no blind retry");
    }
    assert_eq!(bench.create(&key(1), "never").send().await.unwrap().status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_create_that_comes_about_after_its_answer_was_lost_is_found() {
    let bench = Bench::start().await;
    // Two looks at the pace of this bench are over long before.
    bench.fake.script([(CREATE, Reply::CutThenDone(Duration::from_millis(800)))]);
    let answer = bench.create(&key(1), "late").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let id = bench.fake.state.lock().unwrap().pools[0]["nodepool_info"]["nodepool_id"].clone();
    assert_eq!(answer.json::<Value>().await.unwrap()["nodepool_id"], id);
    assert_eq!(bench.fake.count(CREATE), 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn of_two_equal_creates_that_lost_their_answers_one_gets_the_pool() {
    let bench = Bench::start().await;
    for round in 0..5 {
        let name = format!("pool-{round}");
        bench.fake.script([(CREATE, Reply::DoneThenCut), (CREATE, Reply::Cut)]);
        let send = async |number| code(bench.create(&key(number), &name).send().await.unwrap()).await;
        let (first, second) = tokio::join!(send(2 * round), send(2 * round + 1));
        let mut codes = [first, second];
        codes.sort();
        assert_eq!(codes, [(200, String::new()), (502, "Console.NotCreated".to_owned())], "round {round}");
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_pool_whose_create_still_waits_for_its_answer_is_no_other_creates() {
    let bench = Bench::start().await;
    bench.fake.script([(CREATE, Reply::DoneThenSlow(Duration::from_millis(2_000))), (CREATE, Reply::Cut)]);
    let slow = async { bench.create(&key(1), "web").send().await.unwrap() };
    let lost = async {
        while bench.fake.count(CREATE) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        bench.create(&key(2), "web").send().await.unwrap()
    };
    let (slow, lost) = tokio::join!(slow, lost);
    assert_eq!(code(slow).await, (200, String::new()));
    assert_eq!(code(lost).await, (502, "Console.NotCreated".to_owned()));
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_create_into_a_silent_upstream_is_answered_within_50_seconds() {
    let bench = Bench::start().await;
    bench.fake.script([(CREATE, Reply::Stall)]);
    // More than it can ask for.
    bench.fake.script((0..20).map(|_| ("DescribeClusterNodePools", Reply::Stall)));
    let begun = std::time::Instant::now();
    let answer = bench.create(&key(1), "silent").send().await.unwrap();
    assert_eq!(code(answer).await, (502, "Console.OutcomeUnknown".to_owned()));
    assert!(begun.elapsed() < Duration::from_secs(50), "{:?}", begun.elapsed());
    assert_eq!(bench.fake.count(CREATE), 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn what_two_pools_could_be_stays_unknown_with_the_list() {
    let bench = Bench::start().await;
    let twin = |id: &str, size: u32| json!({"nodepool_info": {"name": "twin", "nodepool_id": id, "created": jiff::Timestamp::now().to_string()}, "scaling_group": {"desired_size": size}});
    for pools in [vec![twin("np-a", 1), twin("np-b", 1)], vec![twin("np-c", 7)]] {
        let ids: Vec<_> = pools.iter().map(|pool| pool["nodepool_info"]["nodepool_id"].clone()).collect();
        bench.fake.state.lock().unwrap().pools = pools;
        bench.fake.script([(CREATE, Reply::Cut)]);
        let answer = bench.create(&key(ids.len()), "twin").send().await.unwrap();
        assert_eq!(answer.status(), 502);
        let error: Value = answer.json().await.unwrap();
        assert_eq!((&error["code"], &error["nodepools"]), (&json!("Console.OutcomeUnknown"), &json!(ids)));
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_older_pool_of_that_name_and_one_made_by_another_key_are_not_taken_for_it() {
    let bench = Bench::start().await;
    let old = json!({"nodepool_info": {"name": "web", "nodepool_id": "np-old", "created": "2020-01-01T00:00:00+08:00"}, "scaling_group": {"desired_size": 1}});
    bench.fake.state.lock().unwrap().pools.push(old);
    assert_eq!(bench.create(&key(1), "web").send().await.unwrap().status(), 200);
    bench.fake.script([(CREATE, Reply::Cut)]);
    let answer = bench.create(&key(2), "web").send().await.unwrap();
    assert_eq!(code(answer).await, (502, "Console.NotCreated".to_owned()));
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_mutation_goes_on_when_the_browser_leaves() {
    let bench = Bench::start().await;
    bench.fake.script([(CREATE, Reply::Json(429, json!({"code": "Throttling.User", "message": ""})))]);
    let gone = bench.create(&key(1), "left").timeout(Duration::from_millis(20)).send().await;
    assert!(gone.is_err() || gone.is_ok_and(|answer| answer.status() == 200), "it left or was quick");
    let answer = bench.create(&key(1), "left").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(bench.fake.state.lock().unwrap().pools.len(), 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_refused_request_leaves_its_key_for_the_corrected_one() {
    let bench = Bench::start().await;
    bench.fake.script([(
        CREATE,
        Reply::Json(400, json!({"code": "InvalidParameter", "message": "nodepool_info.name", "requestId": "R"})),
    )]);
    assert_eq!(code(bench.create(&key(1), "bad").send().await.unwrap()).await, (400, "InvalidParameter".to_owned()));
    assert_eq!(bench.create(&key(1), "good").send().await.unwrap().status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn other_mutations_with_a_lost_answer_are_unknown_and_not_repeated() {
    let bench = Bench::start().await;
    bench.fake.script([("ScaleClusterNodePool", Reply::Cut)]);
    let scale = || bench.mutation("POST", "/openapi/cs/clusters/c1/nodepools/np1", &key(1), r#"{"count":2}"#).send();
    for _ in 0..2 {
        assert_eq!(code(scale().await.unwrap()).await, (502, "Console.OutcomeUnknown".to_owned()));
    }
    assert_eq!(bench.fake.count("ScaleClusterNodePool"), 1);
    bench.gateway.stop().await;
}
