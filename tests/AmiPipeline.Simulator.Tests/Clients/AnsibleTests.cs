using System.Diagnostics;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>Ansible's modules for images, snapshots, volumes, instances, keys and parameters: one play of many tasks, in one process.</summary>
public sealed class AnsibleTests
{
    [Fact]
    public async Task Play_MakesChangesAndRemovesWhatItDescribes()
    {
        Tool.SkipUnlessInstalled("ansible-playbook");
        await using var port = await Port.OpenAsync(changeCloud: options => options with
        {
            Latency = LatencyModel.Instant,
            EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(1) },
        });
        var before = port.Lab.View;
        var start = new ProcessStartInfo("ansible-playbook", [Path.Combine(AppContext.BaseDirectory, "ansible.yml")]);
        AwsEnvironment.PointTo(start.Environment, port.Server.Endpoint, Lab.Account, Lab.Here);
        start.Environment["ANSIBLE_LOCALHOST_WARNING"] = "false";
        start.Environment["ANSIBLE_PIPELINING"] = "true";
        start.Environment["ANSIBLE_PYTHON_INTERPRETER"] = Interpreter();
        start.Environment["ANSIBLE_LOCAL_TEMP"] = Path.Combine(AppContext.BaseDirectory, "ansible");

        var (exit, output, error) = await Tool.RunAsync(start);

        Assert.SkipWhen(
            output.Contains("Failed to import the required Python library", StringComparison.Ordinal) || (output + error).Contains("couldn't resolve module/action", StringComparison.Ordinal),
            "Ansible has no boto3, or not the collections amazon.aws and community.aws.");
        Assert.True(exit == 0, output + error);
        Assert.Contains("failed=0", output);
        var after = port.Lab.View;
        Assert.Equal(before.Images.Select(image => image.Id), after.Images.Select(image => image.Id));
        Assert.Equal(before.Volumes.Select(volume => volume.Id), after.Volumes.Select(volume => volume.Id));
        var kept = Assert.Single(after.Snapshots.ExceptBy(before.Snapshots.Select(snapshot => snapshot.Id), snapshot => snapshot.Id));
        Assert.Equal(port.Lab.KeyArn("alias/golden"), kept.KeyArn);
        Assert.True(port.Lab.Cloud.Calls.CountByAction["ModifyVolume"] == 1 && port.Lab.Cloud.Calls.CountByAction["PutParameter"] == 1);
    }

    // That which runs Ansible: its libraries are those of the distribution.
    private static string Interpreter()
    {
        var line = File.ReadLines(Tool.PathOf("ansible-playbook")!).First();
        return line.StartsWith("#!", StringComparison.Ordinal) && line.Contains("/python", StringComparison.Ordinal) ? line[2..].Split(' ')[0] : "/usr/bin/python3";
    }
}
