using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Loading;

public sealed class StateMachineDocumentTests
{
    [Fact]
    public void Load_OfAValidDefinition_TellsWhatItHolds()
    {
        var document = StateMachineDocument.Load("""
            { "Comment": "copies", "StartAt": "Copy", "TimeoutSeconds": 90, "QueryLanguage": "JSONPath", "Version": "1.0", "States": {
                "Copy": { "Type": "Task", "Resource": "${CopyArn}", "Next": "All",
                          "Retry": [{ "ErrorEquals": ["Throttled", "Busy"] }], "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "All" }] },
                "All": { "Type": "Map", "End": true, "Catch": [{ "ErrorEquals": ["Busy"], "Next": "Copy" }], "ItemProcessor": {
                    "StartAt": "Check", "States": { "Check": { "Type": "Task", "Resource": { "Fn::GetAtt": ["Check", "Arn"] }, "End": true } } } } } }
            """);

        Assert.Equal(("copies", "Copy", 90.0), (document.Comment, document.StartAt, document.Timeout!.Value.TotalSeconds));
        Assert.Equal(["${CopyArn}", "${Check.Arn}"], document.Resources);
        Assert.Equal(["Throttled", "Busy", "States.ALL"], document.MatchedErrors);
    }

    [Fact]
    public void Load_OfALargeDefinition_IsRefused()
    {
        var faults = StateMachineDocument.Check(
            $$$"""{"Comment":"{{{new string('x', 1024 * 1024)}}}","StartAt":"S","States":{"S":{"Type":"Succeed"} } }""");

        Assert.Contains("the maximum is 1048576", Assert.Single(faults).Message, StringComparison.Ordinal);
    }
}
