namespace AmiPipeline.Tests.Configuration;

/// <summary>Deployment configurations for tests.</summary>
internal static class Configurations
{
    /// <summary>A configuration with every field.</summary>
    public const string Full = """
        {
          "$schema": "deployment.schema.json",
          // A comment, and a trailing comma.
          "guardrails": {
            "keys": ["arn:aws:kms:us-east-1:111122223333:key/*"],
            "regions": ["us-east-1"],
            "accounts": ["self", "amazon", "222233334444"],
            "parameters": ["/images/*"],
            "organizations": ["o-abc1234567"],
            "roles": [{ "arn": "arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource", "externalId": "golden-1" }]
          },
          "instances": { "subnetIds": ["subnet-01234567"], "securityGroupId": "sg-01234567", "types": { "x86_64": ["t3.small", "m5.large"], "arm64": ["t4g.small"] } },
          "triggers": [
            { "name": "encrypt-base", "match": { "owners": ["self"], "name": "base-*", "tags": { "team": "base" }, "accounts": ["222233334444"] },
              "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" } },
            { "name": "rest", "match": {}, "request": { "name": "copy-of-{source.id}" } },
          ],
          "reconciliation": { "since": "2026-11-01T00:00:00Z" },
          "notifications": { "emails": ["images@example.com"] },
          "logRetentionDays": 30
        }
        """;

    /// <summary>One rule, with a part of it replaced or added.</summary>
    public static string Rule(string match = "{}", string request = """{ "name": "{source.id}-x" }""", string guardrails = "{}") =>
        $$"""{ "guardrails": {{guardrails}}, "triggers": [ { "name": "one", "match": {{match}}, "request": {{request}} } ] }""";
}
