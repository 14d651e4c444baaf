using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>What AWS services may do in our name. The simulator plays none of them as a role: their statements are held against what the templates let them do.</summary>
public sealed class ServiceRoleScenarios
{
    private const string StateMachine = "AmiPipeline-StateMachine-us-east-1";
    private const string CleanUpStateMachine = "AmiPipeline-CleanUpStateMachine-us-east-1";
    private const string FleetStateMachine = "AmiPipeline-FleetStateMachine-us-east-1";
    private const string EndedExecutions = "AmiPipeline-EndedExecutions-us-east-1";
    private const string ImageEvents = "AmiPipeline-ImageEvents-us-east-1";

    private static readonly ResolvedTemplate Pipeline = new("other-account/AmiPipeline", Account.Id, (logicalId, _) => logicalId);
    private static readonly ResolvedTemplate Source = new("AmiPipelineSource", AccountRoles.OwnerId, (logicalId, _) => logicalId);

    /// <summary>A new role of a service is looked at here first.</summary>
    [Fact]
    public void Roles_AreThese() => Assert.Equal([StateMachine, CleanUpStateMachine, FleetStateMachine, EndedExecutions, ImageEvents], ServiceRoles.All.Select(role => role.Function));

    [Theory]
    [InlineData("AmiPipeline", StateMachine)]
    [InlineData("AmiPipeline-CleanUp", CleanUpStateMachine)]
    public void StateMachine_MayCallTheFunctionsOfItsDefinition_AndNoOther(string stateMachine, string role)
    {
        var definition = Text(Pipeline.Of("AWS::StepFunctions::StateMachine").Single(machine => Text(machine.Properties["StateMachineName"]) == stateMachine).Properties["DefinitionString"]);

        var called = from version in Pipeline.Of("AWS::Lambda::Version")
                     where definition.Contains($"\"{version.LogicalId}\"", StringComparison.Ordinal)
                     select Text(version.Properties["FunctionName"]) + ":*";

        Assert.NotEmpty(called);
        Assert.Equal(called.Order(), Allowed(role, "lambda:InvokeFunction").Order());
        Assert.Empty(Actions(role).Except(ServiceRoles.LogDelivery).Except(ServiceRoles.Statements["Trace"]).Except(["lambda:InvokeFunction"]));
    }

    /// <summary>It starts the pipeline and its own children, and nothing else of the account; what it reads and writes is in the one bucket of its definition.</summary>
    [Fact]
    public void Fleet_MayStartThePipelineAndItself_AndUseItsBucket()
    {
        const string Here = "arn:aws:states:us-east-1:111122223333";
        var objects = Pipeline.Of("AWS::S3::Bucket").Single(bucket => bucket.LogicalId.StartsWith("FleetBucket", StringComparison.Ordinal)).LogicalId + "/";
        var machine = Pipeline.Of("AWS::StepFunctions::StateMachine").Single(one => Text(one.Properties["StateMachineName"]) == "AmiPipeline-Fleet");
        var definition = Text(machine.Properties["DefinitionString"]);

        Assert.Contains($"\"StateMachineArn\":\"{Here}:stateMachine:AmiPipeline\"", definition, StringComparison.Ordinal);
        Assert.Equal([$"{Here}:stateMachine:AmiPipeline", $"{Here}:stateMachine:AmiPipeline-Fleet"], Allowed(FleetStateMachine, "states:StartExecution"));
        Assert.All(
            ["states:DescribeExecution", "states:StopExecution"],
            action => Assert.Equal([$"{Here}:execution:AmiPipeline:*", $"{Here}:execution:AmiPipeline-Fleet:*", $"{Here}:execution:AmiPipeline-Fleet/*:*"], Allowed(FleetStateMachine, action)));
        Assert.Equal([$"{Here}:mapRun:AmiPipeline-Fleet/*:*"], Allowed(FleetStateMachine, "states:DescribeMapRun"));
        Assert.Equal([objects + "*", objects + "results/*"], Allowed(FleetStateMachine, "s3:GetObject"));
        Assert.Equal([objects + "results/*"], Allowed(FleetStateMachine, "s3:PutObject"));
        Assert.Equal(
            ["events:DescribeRule", "events:PutRule", "events:PutTargets", "s3:AbortMultipartUpload", "s3:GetObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject",
                "states:DescribeExecution", "states:DescribeMapRun", "states:StartExecution", "states:StopExecution"],
            Actions(FleetStateMachine).Where(action => !action.StartsWith("logs:", StringComparison.Ordinal) && !action.StartsWith("xray:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EndedExecutions_MayStartTheStateMachineOfItsRule_AndNothingElse()
    {
        var target = TargetOf(Pipeline, EndedExecutions);
        var stateMachine = Pipeline.Of("AWS::StepFunctions::StateMachine").Single(machine => machine.LogicalId == target).Properties["StateMachineName"];

        Assert.Equal([$"arn:aws:states:us-east-1:111122223333:stateMachine:{stateMachine}"], Allowed(EndedExecutions, "states:StartExecution"));
        Assert.Equal(["states:StartExecution"], Actions(EndedExecutions));
    }

    [Fact]
    public void ImageEvents_MayBeSentToTheBusOfItsRule_AndNothingElse()
    {
        Assert.Equal([TargetOf(Source, ImageEvents)], Allowed(ImageEvents, "events:PutEvents"));
        Assert.Equal(["events:PutEvents"], Actions(ImageEvents));
    }

    /// <summary>The statements that no story uses have what their service needs, and are not a place for anything else.</summary>
    [Fact]
    public void StatementsThatServicesUse_HaveTheirActionsAlone() => Lines.AssertNone(
        Grant.All.Where(grant => ServiceRoles.Statements.TryGetValue(grant.StatementId, out var actions) && !actions.Contains(grant.Action)));

    private static string TargetOf(ResolvedTemplate template, string role)
    {
        var logicalId = template.Of("AWS::IAM::Role").Single(other => Text(other.Properties["RoleName"]) == role).LogicalId;
        return Text(template.Of("AWS::Events::Rule").SelectMany(rule => rule.Properties["Targets"]!.AsArray())
            .Single(target => target!["RoleArn"] is { } arn && Text(arn) == logicalId)!["Arn"]);
    }

    private static IEnumerable<string> Allowed(string role, string action) => GrantsOf(role).Where(grant => grant.Action == action).SelectMany(grant => grant.Resources);

    private static IEnumerable<string> Actions(string role) => GrantsOf(role).Select(grant => grant.Action);

    private static IEnumerable<Grant> GrantsOf(string role) => Grant.All.Where(grant => grant.Role.Function == role);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
