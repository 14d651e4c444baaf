namespace AmiPipeline.Bootstrap.Tests;

/// <summary>Inputs of functions, as the state machine gives them.</summary>
internal static class Inputs
{
    public const string PlanImage = """
        { "execution": { "id": "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:run-1", "name": "run-1",
                         "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", "state": "Plan image" },
          "request": { "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden" } }
        """;
}
