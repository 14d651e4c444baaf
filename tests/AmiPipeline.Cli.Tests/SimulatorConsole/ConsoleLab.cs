using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Engines.Local;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>The example account, or another world, on a port with its console.</summary>
internal sealed class ConsoleLab : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string Region = "us-east-1";

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly LocalPipelines _pipelines;
    private SimulatorServer _server = null!;

    private ConsoleLab(TimeProvider real, string world, bool withPipeline)
    {
        Clock = new AcceleratedClock(real, 1);
        Cloud = new SimulatedCloud(WorldDefinition.Parse(world), new SimulatorOptions { Time = Clock, CallsKept = 10_000 });
        var taskFaults = new TaskFaults(Cloud.Faults);
        _pipelines = new LocalPipelines(Cloud, withPipeline ? [new LocalDeploymentOptions { Tasks = taskFaults.ApplyTo, AccountId = Account, Region = Region, Clock = Clock, RealTime = real }] : []);
        Source = new ConsoleSource(Cloud, Clock, new SimulatorControl(Cloud, Clock), _pipelines, taskFaults);
    }

    public AcceleratedClock Clock { get; }

    public SimulatedCloud Cloud { get; }

    public ConsoleSource Source { get; }

    public Uri Endpoint => _server.Endpoint;

    public Uri Console => new(Endpoint, ConsolePaths.Root);

    /// <param name="real">The machine's clock.</param>
    /// <param name="world">The world; null for that of the examples.</param>
    /// <param name="withPipeline">Whether the pipeline is deployed.</param>
    public static async Task<ConsoleLab> StartAsync(TimeProvider real, string? world = null, bool withPipeline = false)
    {
        var lab = new ConsoleLab(real, world ?? await File.ReadAllTextAsync(Cli.Example("simulated-account.json")), withPipeline);
        var console = new ConsoleSite(lab.Source, real, lab._stop.Token);
        lab._server = await SimulatorServer.StartAsync(
            lab.Cloud, new SimulatorServerOptions { RealTime = TimeProvider.System, Control = lab.Source.Control, OtherServices = lab._pipelines.Services, Pages = console.AnswerAsync });
        return lab;
    }

    /// <summary>A page or another answer of the console.</summary>
    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(Endpoint, path), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Calls an action of EC2.</summary>
    public async Task<string> CallAsync(string query)
    {
        using var response = await _http.GetAsync(new Uri(Endpoint, $"?Version=2016-11-15&{query}"), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Starts an execution of the pipeline.</summary>
    public async Task StartExecutionAsync(string input)
    {
        using var client = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("AKIA" + Account, "simulated"), new AmazonStepFunctionsConfig { ServiceURL = Endpoint.AbsoluteUri, AuthenticationRegion = Region, MaxErrorRetry = 0 });
        await client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = _pipelines.StateMachineArns.First(), Input = input }, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form as the console's own script does.</summary>
    public async Task<(int Status, string Text)> SendAsync(params (string Name, string Value)[] form)
    {
        using var request = Form(form);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A form as the console's own script sends it.</summary>
    public HttpRequestMessage Form(params (string Name, string Value)[] form)
    {
        var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Endpoint, ConsolePaths.Actions)) { Content = content };
        request.Headers.Add("Origin", Endpoint.AbsoluteUri.TrimEnd('/'));
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/plain"));
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        _http.SendAsync(request, completion, TestContext.Current.CancellationToken);

    /// <summary>The simulator stops, as far as pages see it.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.DisposeAsync();
        _http.Dispose();
        _pipelines.Dispose();
        _stop.Dispose();
    }
}
