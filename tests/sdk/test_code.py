"""The Python that `nodepool export` writes: Python reads it, the official SDK runs it, the cloud gets the document."""

import base64
import json
import os
import random
import re
import subprocess
import sys
import unittest
from pathlib import Path
from unittest import mock
from urllib.request import urlopen

from alibabacloud_cs20151215 import models
from alibabacloud_cs20151215.client import Client

import emulator
import pools

SCHEMA = Path(__file__).parent.parent / "fixtures" / "contract" / "api-schema.json"
SECRET = "Canary-8f2e4b61!"
ENVIRONMENT = {
    "ALIBABA_CLOUD_ACCESS_KEY_ID": "emulator",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "emulator",
    "NODE_LOGIN_PASSWORD": SECRET,
}
RUN = Path(__file__).with_name("run_code.py")
PASSWORD = "scaling_group.login_password"
SCRIPTS = ["kubernetes_config.user_data", "kubernetes_config.pre_user_data"]
RANDOM_DOCUMENTS = 300
GONE = object()

# Whatever has a meaning in Python, in a shell or on a screen.
PIECES = ['"', "'", '"""', "\\", "\\n", "\n", "\r", "\t", "\0", "{x}", "%s", "#", "N{DASH}", "u0041", "EOT", " "]
PIECES += ["\x85", "\u2028", "\u202e", "\ufeff", "e\u0301", "\U0001f600", "节点", "a", "0"]


def export(document: dict, cluster: str = "c1", *more: str) -> tuple[str, list[str]]:
    """The code of a document, and the paths that its notes leave out."""
    command = [os.environ["NODEPOOL_BINARY"], "export", "--to", "python", "--region", pools.REGION_ID]
    command += ["--cluster", cluster, *more, "-"]
    done = subprocess.run(command, input=json.dumps(document).encode(), capture_output=True, check=True)
    notes = re.findall(r"^note (\S+) python\.(?:mistyped|no_attribute)$", done.stderr.decode(), re.MULTILINE)
    return done.stdout.decode(), [path for paths in notes for path in paths.split(",")]


def request_of(code: str) -> dict:
    """The request that the code hands to the SDK."""
    names = {"__name__": "create_node_pool"}
    with mock.patch.dict(os.environ, ENVIRONMENT), mock.patch.object(Client, "create_cluster_node_pool") as create:
        exec(compile(code, "create_node_pool.py", "exec"), names)
        with mock.patch("builtins.print"):
            names["main"]()
    cluster, request = create.call_args.args
    assert cluster == "c1", cluster
    return request.to_map()


def keys(path: str) -> list:
    """The keys and numbers of a path; `[]` is the first row."""
    found = re.findall(r"\[(\d*)\]|([^.\[\]]+)", path)
    return [key or int(number or 0) for number, key in found]


def put(document: dict, path: str, value: object) -> None:
    """Sets a path and makes what is above it."""
    *above, last = keys(path)
    for key, below in zip(above, [*above[1:], last]):
        if isinstance(key, int):
            document.extend({} for _ in range(key + 1 - len(document)))
            document = document[key]
        else:
            document = document.setdefault(key, [] if isinstance(below, int) else {})
    document[last] = value


def expected(document: dict, left_out: list[str]) -> dict:
    """What should be sent: the document without nulls and without what the notes name."""
    document = json.loads(json.dumps(document))
    for path in left_out:
        put(document, path, GONE)
    return tidy(document)


def tidy(value: object) -> object:
    if isinstance(value, dict):
        return {key: tidy(below) for key, below in value.items() if below not in (None, GONE)}
    if isinstance(value, list):
        return [tidy(below) for below in value if below is not GONE]
    return value


def sent(value: object, wanted: object) -> object:
    """What was sent without the empty lists that the SDK adds for every list that is not set."""
    if isinstance(value, dict) and isinstance(wanted, dict):
        return {key: sent(below, wanted.get(key)) for key, below in value.items() if below != [] or key in wanted}
    if isinstance(value, list) and isinstance(wanted, list) and len(value) == len(wanted):
        return [sent(below, other) for below, other in zip(value, wanted)]
    return value


def leaves() -> list[tuple[str, str]]:
    """Every path of the create request that holds a value, with its type."""
    body = json.loads(SCHEMA.read_text())["operations"]["CreateClusterNodePool"]["body"]
    return [(path, kind) for path, kind in body.items() if kind not in ("object", "[]object")]


def assert_same(case: unittest.TestCase, value: object, wanted: object, code: str) -> None:
    case.assertEqual(value, wanted, code)
    # Python takes 0 for False; JSON does not.
    case.assertEqual(json.dumps(value, sort_keys=True), json.dumps(wanted, sort_keys=True), code)


class Sdk(unittest.TestCase):
    """Without a server: what the code makes of the SDK's models."""

    maxDiff = None

    def assert_is_request(self, document: dict) -> list[str]:
        code, left_out = export(document)
        self.assertNotIn(SECRET, code)
        wanted = expected(document, left_out)
        assert_same(self, sent(request_of(code), wanted), wanted, code)
        return left_out

    def test_every_path_of_the_create_request_is_an_attribute(self) -> None:
        samples = {"string": "a", "integer": 0, "number": 2.5, "boolean": False, "[]string": ["a"], "map": {"a": "b"}}
        document = {}
        for path, kind in leaves():
            put(document, path, samples[kind])
        put(document, PASSWORD, SECRET)
        self.assertEqual(self.assert_is_request(document), [])

    def test_any_document_comes_back(self) -> None:
        draw = random.Random(20151215)
        for number in range(RANDOM_DOCUMENTS):
            with self.subTest(number):
                self.assert_is_request(random_document(draw))


def random_document(draw: random.Random) -> dict:
    document = {}
    places = [(path, kind) for path, kind in leaves() if path != PASSWORD]
    for path, kind in draw.sample(places, draw.randrange(25)):
        value = None if draw.random() < 0.05 else random_value(draw, kind)
        put(document, path.replace("[]", f"[{draw.randrange(2)}]"), value)
    if draw.random() < 0.3:
        put(document, PASSWORD, SECRET)
    for path in SCRIPTS:
        if draw.random() < 0.3:
            put(document, path, base64.b64encode(random_text(draw).encode()).decode())
    if draw.random() < 0.3:
        put(document, "scaling_group.brand_new", random_value(draw, "map"))
    return document


def random_value(draw: random.Random, kind: str) -> object:
    if draw.random() < 0.1:
        kind = draw.choice(["string", "integer", "number", "boolean", "[]string", "map", "list"])
    if kind == "string":
        return random_text(draw)
    if kind == "integer":
        return draw.choice([0, -1, 120, 2**63 - 1])
    if kind == "number":
        return draw.choice([0.0, 2.5, -1e300, 5e-324, 7])
    if kind == "boolean":
        return draw.random() < 0.5
    if kind == "[]string":
        return [random_text(draw) for _ in range(draw.randrange(4))]
    kinds = ["string", "integer", "number", "boolean", "list", "map"]
    values = [random_value(draw, draw.choice(kinds)) for _ in range(draw.randrange(3))]
    return values if kind == "list" else {random_text(draw): value for value in values}


def random_text(draw: random.Random) -> str:
    return "".join(draw.choices(PIECES, k=draw.randrange(8)))


def documents(vswitch_ids: list[str]) -> dict[str, dict]:
    """Documents that the cloud takes; together they set every control of the form."""
    group = {
        "vswitch_ids": vswitch_ids[:1],
        "instance_charge_type": "PostPaid",
        "instance_types": ["ecs.g7.xlarge"],
        "image_type": "AliyunLinux3",
        "system_disk_category": "cloud_essd",
        "system_disk_size": 120,
    }
    text = base64.b64encode('#!/bin/sh\necho "${NODE}" \\\n\tdone\n'.encode()).decode()
    return {
        "the shortest form": {
            "nodepool_info": {"name": "py-shortest"},
            "auto_scaling": {"enable": False},
            "scaling_group": group | {"login_password": SECRET, "desired_size": 0},
            "kubernetes_config": {"cms_enabled": False},
        },
        "a subscription with data disks": {
            "scaling_group": group
            | {
                "instance_charge_type": "PrePaid",
                "period": 9,
                "period_unit": "Month",
                "auto_renew": True,
                "auto_renew_period": 1,
                "key_pair": "ops",
                "login_as_non_root": True,
                "system_disk_performance_level": "PL1",
                "system_disk_encrypted": True,
                "data_disks": [
                    {"category": "cloud_auto", "size": 40, "provisioned_iops": 0, "bursting_enabled": False},
                    {
                        "category": "cloud_essd",
                        "size": 120,
                        "performance_level": "PL0",
                        "encrypted": "true",
                        "auto_format": True,
                        "file_system": "ext4",
                        "mount_target": "/var/lib/container",
                    },
                ],
                "desired_size": 1,
            },
            "nodepool_info": {"name": "py-subscription"},
        },
        "spot with auto scaling": {
            "nodepool_info": {"name": "py-spot"},
            "auto_scaling": {"enable": True, "min_instances": 0, "max_instances": 10, "type": "spot"},
            "scaling_group": group
            | {
                "vswitch_ids": vswitch_ids,
                "instance_types": ["ecs.g7.xlarge", "ecs.g6.xlarge"],
                "spot_strategy": "SpotWithPriceLimit",
                "spot_price_limit": [
                    {"instance_type": "ecs.g7.xlarge", "price_limit": "0.70"},
                    {"instance_type": "ecs.g6.xlarge", "price_limit": "0.65"},
                ],
                "key_pair": "ops",
                "multi_az_policy": "COST_OPTIMIZED",
                "scaling_policy": "release",
                "compensate_with_on_demand": True,
                "on_demand_base_capacity": 0,
                "on_demand_percentage_above_base_capacity": 20,
                "spot_instance_pools": 2,
                "spot_instance_remedy": True,
                "brand_new": {"by": 2027},
            },
        },
        "everything else": {
            "nodepool_info": {"name": "py-节点池", "type": "ess"},
            "scaling_group": group
            | {
                "security_hardening_os": True,
                "key_pair": "ops",
                "system_disk_categories": ["cloud_essd", "cloud_auto"],
                "desired_size": 1,
                "internet_charge_type": "PayByTraffic",
                "internet_max_bandwidth_out": 5,
                "private_pool_options": {"match_criteria": "Open"},
                "instance_metadata_options": {"http_tokens": "required"},
                "tags": [{"key": "team", "value": 'a "quoted" \\ text'}, {"key": "空", "value": ""}],
            },
            "kubernetes_config": {
                "labels": [{"key": "tier", "value": "api"}, {"key": "empty", "value": ""}],
                "taints": [{"key": "dedicated", "value": "api", "effect": "NoExecute"}],
                "cms_enabled": True,
                "unschedulable": True,
                "cpu_policy": "static",
                "node_name_mode": "customized,web,ip,prod",
                "pre_user_data": text,
                "user_data": "H4sIAAAAAAAA",
                "runtime": "containerd",
            },
            "management": {
                "enable": True,
                "auto_repair": True,
                "auto_repair_policy": {"restart_node": False},
                "upgrade_config": {"max_unavailable": 1},
            },
            "node_config": {
                "kubelet_configuration": {
                    "maxPods": 110,
                    "serializeImagePulls": False,
                    "featureGates": {"InPlacePodVerticalScaling": True},
                    "evictionHard": {"memory.available": "5%"},
                    "reservedMemory": [{"numaNode": 0, "limits": {"memory": "1Gi"}}],
                },
                "node_os_config": {"sysctl": {"vm.max_map_count": "262144"}},
            },
            "tee_config": {"tee_enable": False},
        },
    }


class Cloud(unittest.TestCase):
    """With the emulator: what arrives there."""

    maxDiff = None

    @classmethod
    def setUpClass(cls) -> None:
        context = emulator.emulator()
        cls.endpoint = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cs = pools.client(cls.endpoint)
        cls.cluster = cs.describe_clusters_v1(models.DescribeClustersV1Request()).body.clusters[0].cluster_id
        cls.vswitch_ids = pools.pools(cs, cls.cluster)[0]["scaling_group"]["vswitch_ids"]

    def run_program(self, code: str) -> subprocess.CompletedProcess:
        """Runs the code as its users do."""
        command = [sys.executable, RUN, self.endpoint]
        return subprocess.run(command, input=code, capture_output=True, encoding="utf-8", env=os.environ | ENVIRONMENT)

    def stored(self, pool: str) -> dict:
        with urlopen(f"http://{self.endpoint}/_emulator/requests?pool={pool}", timeout=10) as answer:
            return json.load(answer)["requests"][0]["body"]

    def test_the_cloud_gets_the_document(self) -> None:
        for name, document in documents(self.vswitch_ids).items():
            with self.subTest(name):
                code, left_out = export(document, self.cluster)
                self.assertNotIn(SECRET, code)
                done = self.run_program(code)
                self.assertEqual((done.returncode, done.stderr), (0, ""), code)
                pool, task = done.stdout.split()
                self.assertTrue(pool.startswith("np") and task.startswith("T-"), (pool, task))
                wanted = expected(document, left_out)
                if "login_password" in wanted["scaling_group"]:
                    # The emulator keeps no secret, but that there was one.
                    wanted["scaling_group"]["login_password"] = "set"
                assert_same(self, sent(self.stored(pool), wanted), wanted, code)

    def test_a_pool_that_exists_can_be_made_again(self) -> None:
        for pool in pools.pools(pools.client(self.endpoint), self.cluster):
            info = pool["nodepool_info"]
            with self.subTest(info["name"]):
                code, left_out = export(pool, self.cluster, "--node-pool", info["nodepool_id"])
                self.assertEqual(left_out, [])
                done = self.run_program(code)
                self.assertEqual((done.returncode, done.stderr), (0, ""), code)
                made = self.stored(done.stdout.split()[0])
                for group in ["auto_scaling", "kubernetes_config", "management", "tee_config"]:
                    self.assertEqual(sent(made[group], pool[group]), pool[group])
                role = pool["scaling_group"].pop("ram_role_name")
                self.assertTrue(role.startswith("KubernetesWorkerRole-"))
                del pool["scaling_group"]["scaling_group_id"]
                self.assertEqual(sent(made["scaling_group"], pool["scaling_group"]), pool["scaling_group"])

    def test_a_refusal_is_one_line_with_the_clouds_code(self) -> None:
        document = documents(self.vswitch_ids)["the shortest form"]
        document["scaling_group"]["system_disk_size"] = 5
        done = self.run_program(export(document, self.cluster)[0])
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertRegex(done.stderr, r"^\S+: code: 400, scaling_group.system_disk_size: .* request id: \S+\n$")


if __name__ == "__main__":
    unittest.main()
