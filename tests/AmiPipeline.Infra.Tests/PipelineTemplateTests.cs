using System.Text.Json.Nodes;
using AmiPipeline.Errors;
using AmiPipeline.StateMachine;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What must hold for the pipeline's stack, whichever way its template was made.</summary>
public sealed class PipelineTemplateTests
{
    private static readonly Template Stack = Template.CheckedIn(PipelineName.Default);

    [Fact]
    public void Functions_AreAllThere() => Assert.Equal(
        FunctionNames.All.Concat(FunctionNames.Triggers).Order(),
        Stack.OfType("AWS::Lambda::Function").Values.Select(function => function.GetProperty("Handler").GetString()!).Order());

    [Fact]
    public void Functions_HaveARoleAndALogOfTheirOwn()
    {
        var functions = Stack.OfType("AWS::Lambda::Function").Values.ToList();

        Assert.Distinct(functions.Select(function => Template.Text(function.GetProperty("Role"))));
        Assert.Distinct(functions.Select(function => Template.Text(function.GetProperty("LoggingConfig").GetProperty("LogGroup"))));
        Assert.All(functions, function =>
        {
            Assert.Equal("JSON", function.GetProperty("LoggingConfig").GetProperty("LogFormat").GetString());
            Assert.Equal("Active", function.GetProperty("TracingConfig").GetProperty("Mode").GetString());
            Assert.Equal("provided.al2023", function.GetProperty("Runtime").GetString());
        });
    }

    /// <summary>A function ends by itself before its task gives up on it: the next attempt never meets the last one.</summary>
    [Fact]
    public void Functions_EndBeforeTheirTasksGiveUp()
    {
        var shortestWait = PipelineAsl.OfType("Task").Min(task => task.State.GetProperty("TimeoutSeconds").GetInt32());

        Assert.All(
            Stack.OfType("AWS::Lambda::Function").Values.Where(function => FunctionNames.All.Contains(function.Text("Handler")!)),
            function => Assert.True(function.GetProperty("Timeout").GetInt32() < shortestWait));
    }

    [Fact]
    public void Logs_AreEncryptedAndEnd() => Assert.All(Stack.OfType("AWS::Logs::LogGroup").Values, log =>
    {
        Assert.True(log.TryGetProperty("KmsKeyId", out _));
        Assert.Equal(90, log.GetProperty("RetentionInDays").GetInt32());
    });

    [Theory]
    [InlineData(PipelineName.Default, AslFile.Name)]
    [InlineData(PipelineName.Default + "-CleanUp", AslFile.CleanUpName)]
    [InlineData(PipelineName.Default + "-Fleet", AslFile.FleetName)]
    public void Definition_IsTheCheckedInDocument(string stateMachine, string document)
    {
        const string Here = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}";
        var definition = Template.Text(Stack.OfType("AWS::StepFunctions::StateMachine").Values.Single(machine => machine.Text("StateMachineName") == stateMachine).GetProperty("DefinitionString"));
        foreach (var name in FunctionNames.All)
        {
            definition = definition.Replace($"${{{VersionOf(name)}}}", FunctionNames.Placeholder(name), StringComparison.Ordinal);
        }

        definition = definition.Replace($"\"{Here}:stateMachine:{PipelineName.Default}\"", $"\"{FleetPlaceholders.StateMachine}\"", StringComparison.Ordinal)
            .Replace($"\"{Here}:execution:{PipelineName.Default}\"", $"\"{FleetPlaceholders.Executions}\"", StringComparison.Ordinal)
            .Replace("arn:${AWS::Partition}:", "arn:aws:", StringComparison.Ordinal);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(Repository.Read($"statemachine/{document}")), JsonNode.Parse(definition)),
            $"The template's definition of {stateMachine} is not {document}:\n{definition}");
    }

    /// <summary>The definition names versions, which an update leaves alone: an execution that runs keeps the code that it started with.</summary>
    [Fact]
    public void Versions_OfAllFunctions_AreRetained() => Assert.All(FunctionNames.All, name =>
    {
        var version = Stack.Resource(VersionOf(name));

        Assert.Equal("AWS::Lambda::Version", version.Text("Type"));
        Assert.Equal("RetainExceptOnCreate", version.Text("DeletionPolicy"));
        Assert.Equal("Retain", version.Text("UpdateReplacePolicy"));
    });

    /// <summary>The role is that of executions of earlier definitions too, which name earlier versions; and of no function that the definition does not name.</summary>
    [Theory]
    [InlineData("StateMachine", AslFile.Name)]
    [InlineData("CleanUpStateMachine", AslFile.CleanUpName)]
    public void StateMachine_MayCallEveryVersionOfItsFunctions(string id, string document)
    {
        var named = FunctionNames.All.Where(name => Repository.Read($"statemachine/{document}").Contains(FunctionNames.Placeholder(name), StringComparison.Ordinal));
        var functions = Stack.OfType("AWS::Lambda::Function").ToDictionary(function => function.Value.Text("Handler")!, function => function.Key);

        var allowed = Stack.Statements()
            .Where(statement => Template.Texts(statement.Statement, "Action").Contains("lambda:InvokeFunction") && statement.Role.StartsWith($"{id}Role", StringComparison.Ordinal))
            .SelectMany(statement => Template.Texts(statement.Statement, "Resource"));

        Assert.Equal(named.Select(name => $"${{{functions[name]}.Arn}}:*").Order(), allowed.Order());
    }

    [Fact]
    public void StateMachines_AreLoggedAndTraced() => Assert.All(Stack.OfType("AWS::StepFunctions::StateMachine").Values, machine =>
    {
        Assert.Equal("ALL", machine.GetProperty("LoggingConfiguration").Text("Level"));
        Assert.True(machine.GetProperty("TracingConfiguration").GetProperty("Enabled").GetBoolean());
    });

    [Theory]
    [InlineData("ExecutionsFailed", "ExecutionsFailed")]
    [InlineData("ExecutionsTimedOut", "ExecutionsTimedOut")]
    [InlineData("ExecutionsAborted", "ExecutionsAborted")]
    [InlineData("TransitionsThrottled", "ExecutionThrottled")]
    [InlineData("CleanUpIncomplete", "CleanUpIncomplete")]
    [InlineData("CleanUpFailed", "ExecutionsFailed")]
    [InlineData("CleanUpTimedOut", "ExecutionsTimedOut")]
    [InlineData("StartPipelineFailed", "Errors")]
    [InlineData("ReconcileImagesFailed", "Errors")]
    [InlineData("SweepExecutionsFailed", "Errors")]
    [InlineData("EventsUndelivered", "ApproximateNumberOfMessagesVisible")]
    [InlineData("EventsFailed", "ApproximateNumberOfMessagesVisible")]
    public void Alarm_IsThere_AndTellsSomebody(string alarm, string metric)
    {
        var properties = Stack.OfType("AWS::CloudWatch::Alarm").Values.Single(candidate => candidate.Text("AlarmName") == $"AmiPipeline-{alarm}");

        Assert.Equal(metric, properties.Text("MetricName"));
        Assert.Equal(Stack.OfType("AWS::SNS::Topic").Keys.Select(topic => $"${{{topic}}}"), Template.Texts(properties, "AlarmActions"));
        Assert.NotEmpty(properties.Text("AlarmDescription")!);
    }

    /// <summary>What the filter compares is the error's name in the function's line: renamed, the alarm would never go off.</summary>
    [Fact]
    public void IncompleteCleanUp_IsFoundByTheErrorsName() =>
        Assert.Equal(
            [$"{{ $.error = \"{nameof(CleanUpIncompleteException)}\" }}"],
            Stack.OfType("AWS::Logs::MetricFilter").Values.Select(filter => filter.Text("FilterPattern")));

    [Fact]
    public void Topics_AreEncrypted() => Assert.All(Stack.OfType("AWS::SNS::Topic").Values, topic => Assert.True(topic.TryGetProperty("KmsMasterKeyId", out _)));

    [Fact]
    public void Keys_Rotate() => Assert.All(Stack.OfType("AWS::KMS::Key").Values, key => Assert.True(key.GetProperty("EnableKeyRotation").GetBoolean()));

    [Fact]
    public void Instances_CanBeReachedFromNowhere()
    {
        Assert.All(Stack.OfType("AWS::EC2::SecurityGroup").Values, group =>
        {
            Assert.False(group.TryGetProperty("SecurityGroupIngress", out _));
            // A group that is made without outbound rules gets one to everywhere: this one, to nobody, stands in its place.
            Assert.Equal(["255.255.255.255/32"], group.GetProperty("SecurityGroupEgress").EnumerateArray().Select(rule => rule.Text("CidrIp")));
        });
        Assert.Empty(Stack.OfType("AWS::EC2::SecurityGroupIngress"));
        Assert.Empty(Stack.OfType("AWS::EC2::SecurityGroupEgress"));
        Assert.Empty(Stack.OfType("AWS::EC2::InternetGateway"));
        Assert.Empty(Stack.OfType("AWS::EC2::NatGateway"));
        Assert.Empty(Stack.OfType("AWS::EC2::VPCEndpoint"));
        Assert.Empty(Stack.OfType("AWS::EC2::Route"));
        Assert.All(Stack.OfType("AWS::EC2::Subnet").Values, subnet => Assert.False(subnet.GetProperty("MapPublicIpOnLaunch").GetBoolean()));
    }

    private static string VersionOf(string functionName) => $"{functionName}FunctionCurrentVersion";
}
