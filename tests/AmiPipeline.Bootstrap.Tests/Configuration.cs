namespace AmiPipeline.Bootstrap.Tests;

/// <summary>The deployment that the tests' functions belong to.</summary>
internal static class Configuration
{
    public const string StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline";
    public const string CleanUpStateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline-CleanUp";

    /// <summary>The account that shares a source, and how its role is entered.</summary>
    public const string SourceAccount = "444455556666";
    public const string ExternalId = "of-the-tests";

    /// <summary>What lies beside the executable.</summary>
    public const string Json = $$"""
        {
          "instances": {},
          "guardrails": {
            "accounts": ["self", "amazon", "{{SourceAccount}}"],
            "regions": ["us-east-1", "eu-west-1", "us-west-2"],
            "shareWith": ["777788889999"],
            "retention": { "families": ["web"] },
            "publish": { "parameters": ["/images/*"] },
            "roles": [{ "arn": "arn:aws:iam::{{SourceAccount}}:role/ami-pipeline/AmiPipelineSource", "externalId": "{{ExternalId}}" }]
          },
          "triggers": [{ "name": "encrypt", "match": { "name": "s3-unencrypted" }, "request": { "name": "{source.name}-{source.id}-encrypted", "kmsKeyId": "alias/golden" } }],
          "reconciliation": { "since": "2020-01-01T00:00:00Z" }
        }
        """;
}
