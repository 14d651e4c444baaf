"""Tests of a script that makes an encrypted image, against a running `ami-pipeline simulator`."""
import json
import os
import unittest
import urllib.request

import boto3
from botocore.config import Config

SIMULATOR = os.environ["AWS_ENDPOINT_URL"].rstrip("/")
SOURCE = "ami-03000000000000001"  # in examples/simulated-account.json


def simulator(name, **body):
    """Controls the simulator: reset, advance, faults, state."""
    request = urllib.request.Request(
        f"{SIMULATOR}/_simulator/{name}", json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def make_golden_image(ec2):
    """What is tested; in your project it is somewhere else."""
    return ec2.copy_image(
        Name="golden", SourceImageId=SOURCE, SourceRegion="us-east-1", Encrypted=True, KmsKeyId="alias/golden")["ImageId"]


class GoldenImageTests(unittest.TestCase):
    def setUp(self):
        simulator("reset")
        self.ec2 = boto3.client("ec2", endpoint_url=SIMULATOR, config=Config(retries={"mode": "standard", "total_max_attempts": 4}))

    def image(self, image_id):
        return self.ec2.describe_images(ImageIds=[image_id])["Images"][0]

    def test_every_snapshot_is_under_our_key(self):
        image_id = make_golden_image(self.ec2)
        simulator("advance", untilSettled=True)  # minutes of EC2's, at once

        image = self.image(image_id)
        self.assertEqual("available", image["State"])
        ids = [device["Ebs"]["SnapshotId"] for device in image["BlockDeviceMappings"]]
        key = boto3.client("kms", endpoint_url=SIMULATOR).describe_key(KeyId="alias/golden")["KeyMetadata"]["Arn"]
        self.assertEqual({key}, {snapshot["KmsKeyId"] for snapshot in self.ec2.describe_snapshots(SnapshotIds=ids)["Snapshots"]})

    def test_throttling_is_survived(self):
        simulator("faults", action="CopyImage", fault="throttle", times=2)

        self.assertRegex(make_golden_image(self.ec2), "^ami-")

    def test_a_copy_that_fails_is_seen(self):
        simulator("faults", resource="snapshot", reason="Given key ID is not accessible")
        image_id = make_golden_image(self.ec2)
        simulator("advance", untilSettled=True)

        self.assertEqual("failed", self.image(image_id)["State"])


if __name__ == "__main__":
    unittest.main()
