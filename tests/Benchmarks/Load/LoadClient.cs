using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace AmiPipeline.Benchmarks.Load;

/// <summary>One client: it makes a volume and a snapshot, looks at both and at an image, removes them, and begins again without a pause.</summary>
/// <param name="http">Its connection.</param>
/// <param name="number">Which client it is; its tokens carry the number.</param>
internal sealed partial class LoadClient(HttpClient http, int number)
{
    // EC2's simulators take the account from the key, and look at no signature.
    private static readonly AuthenticationHeaderValue Caller = new(
        "AWS4-HMAC-SHA256", "Credential=AKIA111122223333/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0");

    private readonly List<double> _latencies = [];
    private int _errors;
    private int _rounds;

    /// <summary>Makes the image that all clients look at.</summary>
    /// <exception cref="InvalidOperationException">The server does not answer as EC2 does.</exception>
    public async Task<string> RegisterImageAsync()
    {
        var volume = IdIn(await CallAsync("CreateVolume&AvailabilityZone=us-east-1a&Size=1"), "vol-");
        var snapshot = IdIn(await CallAsync($"CreateSnapshot&VolumeId={volume}"), "snap-");
        await Task.Delay(TimeSpan.FromSeconds(1));
        return IdIn(await CallAsync($"RegisterImage&Name=loaded&RootDeviceName=/dev/xvda&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.SnapshotId={snapshot}"), "ami-");
    }

    /// <summary>Calls for a while; the round under way is ended.</summary>
    public async Task<LoadSlice> RunAsync(string imageId, TimeSpan duration)
    {
        _latencies.Clear();
        _errors = 0;
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < duration)
        {
            await RoundAsync(imageId);
        }

        return new LoadSlice(TimeProvider.System.GetElapsedTime(start), [.. _latencies], _errors);
    }

    private async Task RoundAsync(string imageId)
    {
        var token = $"load-{number}-{_rounds++}";
        var volume = IdIn(await CallAsync($"CreateVolume&AvailabilityZone=us-east-1a&Size=1&ClientToken={token}"), "vol-");
        await CallAsync($"DescribeVolumes&VolumeId.1={volume}");
        await CallAsync($"CreateTags&ResourceId.1={volume}&Tag.1.Key=client&Tag.1.Value={number}");
        var snapshot = IdIn(await CallAsync($"CreateSnapshot&VolumeId={volume}"), "snap-");
        await CallAsync($"DescribeSnapshots&SnapshotId.1={snapshot}");
        await CallAsync($"DescribeImages&ImageId.1={imageId}");
        await CallAsync($"DeleteSnapshot&SnapshotId={snapshot}");
        await CallAsync($"DeleteVolume&VolumeId={volume}");
    }

    private async Task<string> CallAsync(string action)
    {
        using var content = new StringContent($"Action={action}&Version=2016-11-15", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.Authorization = Caller;
        var start = TimeProvider.System.GetTimestamp();
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        _latencies.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        if (!response.IsSuccessStatusCode)
        {
            _errors++;
            Console.Error.WriteLine($"{action}: {(int)response.StatusCode} {answer}");
        }

        return answer;
    }

    private static string IdIn(string answer, string prefix) =>
        Ids().Matches(answer).Select(match => match.Value).FirstOrDefault(id => id.StartsWith(prefix, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"There is no id {prefix}… in the answer: {answer}");

    [GeneratedRegex("(vol|snap|ami)-[0-9a-f]+")]
    private static partial Regex Ids();
}
