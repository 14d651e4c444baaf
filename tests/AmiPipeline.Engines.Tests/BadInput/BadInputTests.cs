using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Requests;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Protocol;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Loading;
using CsCheck;
using Xunit;

namespace AmiPipeline.Engines.Tests.BadInput;

/// <summary>Whatever is wrong in an input, it is refused in so many words: no crash, no hang, no error that nobody thought of.</summary>
public sealed class BadInputTests
{
    private const int Count = 400;

    private static readonly WorldDefinition World = WorldDefinition.Parse(Repository.Read("examples/simulated-account.json"));

    [Theory]
    [InlineData("s5-unique-keys")]
    [InlineData("s4-capture")]
    [InlineData("other-account")]
    public void Request_WithAnythingWrong_IsReadOrRefused(string example) =>
        AssertAll(Repository.Read($"examples/{example}.json"), text => RequestReader.Read(text), error => error is RequestRefusedException);

    [Theory]
    [InlineData("deployment.json")]
    [InlineData("examples/other-account.deployment.json")]
    [InlineData("examples/triggers.deployment.json")]
    public void Configuration_WithAnythingWrong_IsReadOrRefused(string path) =>
        AssertAll(Repository.Read(path), text => ConfigurationReader.Read(text), error => error is ConfigurationRefusedException);

    [Fact]
    public void SimulatedAccount_WithAnythingWrong_IsReadOrRefused() =>
        AssertAll(Repository.Read("examples/simulated-account.json"), text => WorldDefinition.Parse(text), error => error is WorldFormatException);

    [Theory]
    [InlineData("statemachine/ami-pipeline-clean-up.asl.json")]
    [InlineData("statemachine/ami-pipeline.asl.json")]
    public void Definition_WithAnythingWrong_IsLoadedOrRefused(string path) =>
        AssertAll(Repository.Read(path), text => StateMachineDocument.Load(text), error => error is StateMachineDefinitionException, Count / 4);

    /// <summary>The functions that get what a person has written, as Step Functions passes it on: any JSON.</summary>
    [Theory]
    [InlineData(FunctionNames.PlanImage)]
    [InlineData(FunctionNames.ShareSource)]
    [InlineData(FunctionNames.UnshareSource)]
    public async Task RequestOfAFunction_WithAnythingWrong_IsAnErrorOfThePipeline(string function)
    {
        const string Execution = """{ "id": "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:bad", "name": "bad", "stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", "state": "Plan image" }""";
        var engine = new SimulatedEngine(World, new SimulatedEngineOptions { Functions = new() { Configuration = ConfigurationReader.Read(Repository.Read("examples/other-account.deployment.json")) } });
        foreach (var request in Mutations.Generate(Repository.Read("examples/other-account.json"), 100).Where(IsJson))
        {
            await AssertRefusedAsync(engine.Function(function), $$"""{ "execution": {{Execution}}, "request": {{request}} }""");
        }
    }

    [Theory]
    [InlineData(FunctionNames.StartPipeline)]
    [InlineData(FunctionNames.SweepExecutions)]
    [InlineData(FunctionNames.ReconcileImages)]
    public async Task Event_WithAnythingWrong_IsAnErrorOfThePipeline(string function)
    {
        const string Event = """
            { "version": "0", "id": "1", "detail-type": "EC2 AMI State Change", "source": "aws.ec2", "account": "111122223333", "time": "2026-01-01T00:00:00Z", "region": "us-east-1",
              "resources": ["arn:aws:ec2:us-east-1::image/ami-01000000000000001"], "detail": { "RequestId": "1", "ImageId": "ami-01000000000000001", "State": "available", "ErrorMessage": "" } }
            """;
        var engine = new SimulatedEngine(World, new SimulatedEngineOptions
        {
            Functions = new()
            {
                Configuration = ConfigurationReader.Read(Repository.Read("examples/triggers.deployment.json")),
                StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline",
                CleanUpStateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline-CleanUp",
            },
        });
        foreach (var input in Mutations.Generate(Event, 60))
        {
            await AssertRefusedAsync(engine.Function(function), input);
        }
    }

    [Fact]
    public void Wire_WithAnythingWrong_IsAnAnswer()
    {
        var engine = new SimulatedEngine(World, new SimulatedEngineOptions());
        var text = Gen.Select(Gen.OneOf(Texts("Action=DescribeImages&Version=2016-11-15&ImageId.1=ami-01000000000000001", "Action=RunInstances&ImageId=ami-05000000000000001&MinCount=1&MaxCount=1&TagSpecification.1.ResourceType=instance", """{"KeyId":"alias/data"}""")),
            Gen.Int[0, 200], Gen.OneOf([Gen.String[0, 30], .. Texts("&", "=", "%", "%00", ".1.", "&Filter.1.Name=", "\"", "{", "&MaxResults=-1")]), Gen.Int[0, 3]);
        foreach (var (body, where, odd, service) in Mutations.Sample(text, 3000))
        {
            var at = where % body.Length;
            var response = engine.Cloud.Handle(new SimulatorRequest
            {
                Authorization = service == 3 ? odd : $"AWS4-HMAC-SHA256 Credential=AKIA111122223333/20260101/us-east-1/{(service == 0 ? "kms" : "ec2")}/aws4_request, SignedHeaders=host, Signature=0",
                Target = service == 0 ? "TrentService." + (where % 3 == 0 ? odd : "DescribeKey") : null,
                ContentType = service == 0 ? "application/x-amz-json-1.1" : "application/x-www-form-urlencoded",
                Body = Encoding.UTF8.GetBytes(where % 2 == 0 ? body.Insert(at, odd) : body[..at] + odd),
            });

            Assert.True(response.Status is 200 or >= 400 and < 500, $"{response.Status} to {body} with {odd} at {at}");
        }
    }

    private static async Task AssertRefusedAsync(LambdaFunction function, string input)
    {
        try
        {
            await using var output = await function.InvokeAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), new TestLambdaContext { Logger = new SilentLogger() });
        }
        catch (Exception error) when (error is PipelineException or JsonSerializerException)
        {
            Assert.NotEmpty(error.Message);
        }
        catch (Exception error)
        {
            Assert.Fail($"{function.Name}: {error}\n{input}");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Gen<string>[] Texts(params string[] texts) => [.. texts.Select(text => Gen.Const(text))];

    private static void AssertAll(string document, Action<string> read, Func<Exception, bool> isExpected, int count = Count)
    {
        foreach (var text in Mutations.Generate(document, count))
        {
            try
            {
                read(text);
            }
            catch (Exception error) when (!isExpected(error))
            {
                Assert.Fail($"{error}\n{text}");
            }
            catch (Exception error) when (isExpected(error))
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }
}
