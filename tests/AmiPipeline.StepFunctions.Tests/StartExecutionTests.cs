using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AmiPipeline.StepFunctions.Tests;

/// <summary>StartExecution is idempotent by name and input while the execution runs (API Reference, StartExecution).</summary>
public sealed class StartExecutionTests : IDisposable
{
    private readonly Service _service = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Start_OfANewName_RunsIt()
    {
        var started = await StartAsync("run-1");
        await _service.Endpoint.RunAsync(Cancel);

        Assert.Equal($"{Service.ExecutionPrefix}run-1", started.ExecutionArn);
        Assert.Equal(Service.Start.UtcDateTime, started.StartDate!.Value.ToUniversalTime());
        Assert.Equal(("run-1", "SUCCEEDED"), Assert.Single(_service.Endpoint.Executions.Select(one => (one.Name, one.Status))));
    }

    [Fact]
    public async Task Start_AgainWhileItRuns_GivesTheFirst()
    {
        var first = await StartAsync("run-1");
        _service.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await StartAsync("run-1");

        Assert.Equal((first.ExecutionArn, first.StartDate), (second.ExecutionArn, second.StartDate));
        Assert.Single(_service.Endpoint.Executions);
    }

    [Fact]
    public async Task Start_AgainWithAnotherInput_AlreadyExists()
    {
        await StartAsync("run-1");

        var error = await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => StartAsync("run-1", """{"pause": 11}"""));
        Assert.Equal($"Execution Already Exists: '{Service.ExecutionPrefix}run-1'", error.Message);
    }

    [Fact]
    public async Task Start_AgainAfterItEnded_AlreadyExists()
    {
        await StartAsync("run-1");
        await _service.Endpoint.RunAsync(Cancel);

        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => StartAsync("run-1"));
    }

    [Fact]
    public async Task Start_AgainNinetyDaysAfterItEnded_StartsAnother()
    {
        var first = await StartAsync("run-1");
        await _service.Endpoint.RunAsync(Cancel);
        _service.Clock.Advance(TimeSpan.FromDays(90));
        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => StartAsync("run-1"));

        _service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => _service.Client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = first.ExecutionArn }, Cancel));
        var second = await StartAsync("run-1");

        Assert.NotEqual(first.StartDate, second.StartDate);
        Assert.Single(_service.Endpoint.Executions);
    }

    [Fact]
    public async Task Start_WithoutAName_GetsANewOneEachTime()
    {
        var first = await StartAsync(null);
        var second = await StartAsync(null);

        Assert.NotEqual(first.ExecutionArn, second.ExecutionArn);
    }

    [Fact]
    public async Task Start_OfAVersion_BelongsToItsStateMachine()
    {
        var started = await _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = $"{Service.Machine}:7", Name = "run-1", Input = """{"pause":10}""" }, Cancel);
        var described = await _service.Client.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn }, Cancel);

        Assert.Equal((Service.Machine, $"{Service.Machine}:7", null), (described.StateMachineArn, described.StateMachineVersionArn, described.StateMachineAliasArn));
    }

    [Fact]
    public async Task Start_WhoseAnswerIsLost_HasStarted()
    {
        _service.Endpoint.Add(StepFunctionsFault.LoseResponse("StartExecution"));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => StartAsync("run-1"));
        var second = await StartAsync("run-1");

        Assert.Equal(second.ExecutionArn, Assert.Single(_service.Endpoint.Executions).Arn);
    }

    [Fact]
    public async Task Start_Refused_HasNotStarted()
    {
        _service.Endpoint.Add(StepFunctionsFault.Refuse("StartExecution", "AccessDeniedException", "not authorized"));

        var error = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => StartAsync("run-1"));
        Assert.Equal(("AccessDeniedException", "not authorized"), (error.ErrorCode, error.Message));
        Assert.Empty(_service.Endpoint.Executions);
    }

    [Theory]
    [InlineData("run 1")]
    [InlineData("run\u00A01")]
    [InlineData("run:1")]
    [InlineData("run\u0007")]
    [InlineData("r\U0001F600")]
    public Task Start_WithANameThatIsNone_IsInvalidName(string name) => Assert.ThrowsAsync<InvalidNameException>(() => StartAsync(name));

    [Theory]
    [InlineData("")]
    [InlineData("an-81-character-name-an-81-character-name-an-81-character-name-an-81-character-na")]
    public Task Start_WithANameOfTheWrongLength_IsRefused(string name) => Assert.ThrowsAsync<ValidationException>(() => StartAsync(name));

    [Fact]
    public Task Start_WithAnInputThatIsNotJson_IsRefused() => Assert.ThrowsAsync<InvalidExecutionInputException>(() => StartAsync("run-1", "{pause"));

    [Fact]
    public async Task Start_WithAnInputOverTheLimit_IsRefused()
    {
        // Of two bytes each, so that it is characters that would still fit.
        var input = $"\"{new string('ä', 131_072)}\"";

        await Assert.ThrowsAsync<ValidationException>(() => StartAsync("run-1", input));
    }

    [Theory]
    [InlineData("Doubling")]
    [InlineData("arn:aws:states:us-east-1:111122223333:execution:Doubling:run-1")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:stateMachine:Doubling")]
    public Task Start_OfWhatIsNoStateMachine_IsInvalidArn(string arn) =>
        Assert.ThrowsAsync<InvalidArnException>(() => _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = arn }, Cancel));

    [Fact]
    public Task Start_OfAnotherStateMachine_DoesNotExist() => Assert.ThrowsAsync<StateMachineDoesNotExistException>(() =>
        _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = $"{Service.Machine}2" }, Cancel));

    [Fact]
    public async Task Start_SignedForAnotherRegion_DoesNotExist()
    {
        using var client = _service.ClientOf("eu-west-1");

        await Assert.ThrowsAsync<StateMachineDoesNotExistException>(() => client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Service.Machine }, Cancel));
    }

    private Task<StartExecutionResponse> StartAsync(string? name, string input = """{"pause":10}""") =>
        _service.Client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = Service.Machine, Name = name, Input = input }, Cancel);
}
