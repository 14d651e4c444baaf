using System.Text;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>The simulated account of the examples, asked at the wire.</summary>
internal sealed class SimulatedAccount
{
    public const string Id = "111122223333";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly SimulatedCloud _cloud;

    // What one volume may be is more than a new account's quotas let all of them be together.
    public SimulatedAccount() => _cloud = new SimulatedCloud(WorldDefinition.Parse(World()), new SimulatorOptions
    {
        Time = _clock,
        Quotas = new() { StorageGiB = new Dictionary<string, int>(), Iops = new Dictionary<string, int>() },
    });

    // The other account as one of AWS's own, whose images have an owner alias.
    private static string World() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "simulated-account.json"))
        .Replace("\"id\": \"444455556666\",", "\"id\": \"444455556666\", \"alias\": \"amazon\",", StringComparison.Ordinal);

    public void Pass(TimeSpan time) => _clock.Advance(time);

    public (int Status, string Body) Ask(string service, string operation, string parameters, string version = "2016-11-15") =>
        Send(service, target: null, $"Action={operation}&Version={version}&{parameters}");

    public (int Status, string Body) AskKms(string operation, string body) => Send("kms", $"TrentService.{operation}", body);

    public (int Status, string Body) Send(string service, string? target, string body)
    {
        var response = _cloud.Handle(new SimulatorRequest
        {
            Authorization = $"AWS4-HMAC-SHA256 Credential=AKIA{Id}/20261123/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0",
            Target = target,
            Body = Encoding.UTF8.GetBytes(body),
        });
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }
}
