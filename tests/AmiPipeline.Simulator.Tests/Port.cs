using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The example account on a port of its own, with raw HTTP to it.</summary>
internal sealed class Port : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Port(Lab lab, SimulatorServer server)
    {
        Lab = lab;
        Server = server;
        _http = new HttpClient { BaseAddress = server.Endpoint };
    }

    public Lab Lab { get; }

    public SimulatorServer Server { get; }

    public static async Task<Port> OpenAsync(
        Func<SimulatorServerOptions, SimulatorServerOptions>? change = null, Func<SimulatorOptions, SimulatorOptions>? changeCloud = null)
    {
        var lab = new Lab(changeCloud);
        var options = new SimulatorServerOptions { RealTime = TimeProvider.System };
        return new Port(lab, await SimulatorServer.StartAsync(lab.Cloud, change?.Invoke(options) ?? options));
    }

    public static string Scope(string service = "ec2", string region = Lab.Here, string accessKey = "AKIA" + Lab.Account) =>
        $"Credential={accessKey}/20261123/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0";

    public async Task<(int Status, string Body)> PostAsync(
        string form, string? scope = null, string? target = null, string? host = null, bool isSigned = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(form, Encoding.UTF8) };
        request.Headers.Host = host;
        if (isSigned)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", scope ?? Scope());
        }

        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>A bare connection, for what no HTTP client would send.</summary>
    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Server.Endpoint.Host, Server.Endpoint.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        Lab.Dispose();
    }
}
