using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.Runtime;

namespace GoldenImages.Tests;

/// <summary>A running <c>ami-pipeline simulator</c>, at the address in the variable <c>SIMULATOR_URL</c>.</summary>
public sealed class Simulator : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(Environment.GetEnvironmentVariable("SIMULATOR_URL") ?? "http://127.0.0.1:4599") };

    /// <summary>EC2 there.</summary>
    public IAmazonEC2 Ec2 => field ??= new AmazonEC2Client(
        new BasicAWSCredentials("any", "any"), new AmazonEC2Config { ServiceURL = _http.BaseAddress!.ToString(), AuthenticationRegion = "us-east-1" });

    /// <summary>Controls it: <c>reset</c>, <c>advance</c>, <c>faults</c>, <c>state</c>.</summary>
    public async Task ControlAsync(string name, JsonObject? body = null)
    {
        using var response = await _http.PostAsJsonAsync($"/_simulator/{name}", body ?? []);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ec2.Dispose();
        _http.Dispose();
    }
}
