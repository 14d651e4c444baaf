using Amazon.AutoScaling.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>The examples' accounts, in which images of a family are made day by day.</summary>
/// <param name="simulator">What is different in the simulator.</param>
/// <param name="tasks">What is different with the functions.</param>
internal sealed class RetentionAccount(Func<SimulatorOptions, SimulatorOptions>? simulator = null, Func<ITaskHandler, ITaskHandler>? tasks = null)
{
    /// <summary>For one image, in the home account and Region.</summary>
    public const string AtHome = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "web-{execution}", "kmsKeyId": "alias/golden", "retention": { "family": "web", "keepLatest": 1, "disableAfterDays": 10, "removeAfterDays": 20 } }
        """;

    /// <summary>For an image in three places, of which the newest three are kept.</summary>
    public static string Everywhere => Examples.Request("retention");

    public static AwsLocation Home { get; } = new(Account.Id, Account.Region);

    public static IReadOnlyList<AwsLocation> Places { get; } = [Home, new(Account.Id, CopyAccount.Europe), new(CopyAccount.Other, Account.Region)];

    public CopyAccount Copies { get; } = new(simulator, tasks: tasks);

    public SimulatedEngine Engine => Copies.Home.Engine;

    /// <summary>EC2 for the owner of the home account.</summary>
    public IAmazonEC2 Owner => SimulatedClients.Create(Engine.Cloud, Engine.Clock).Ec2(Home);

    /// <summary>Makes an image a day.</summary>
    public async Task<string> MakeAsync(string request, string execution)
    {
        var report = await Copies.SucceedAsync(request, execution);
        Engine.Clock.Advance(TimeSpan.FromDays(1));
        return report.Result!.ImageId;
    }

    /// <summary>Makes the image that older ones make room for.</summary>
    public Task<ExecutionReport> RunAsync(string request, string execution = "run-last") => Copies.RunAsync(request, execution);

    /// <summary>What came of the only older image at home.</summary>
    public async Task<OlderImage> ComesOfAsync(string execution = "run-last")
    {
        var report = await Copies.SucceedAsync(AtHome, execution);
        return Assert.Single(Assert.Single(report.Result!.Retention!.Items).Images);
    }

    /// <summary>The images of the family in a place, in the order of their making.</summary>
    public IReadOnlyList<ImageView> Family(AwsLocation place, string family = "web") =>
        [.. Copies.In(place).Images.Where(image => image.Tags.GetValueOrDefault("ami-pipeline:family") == family).OrderBy(image => image.CreationDate)];

    /// <summary>Every snapshot that the pipeline has made is one of an image: none is left, and no image has lost one.</summary>
    public void AssertNoneHalfRemoved()
    {
        foreach (var place in Places)
        {
            var view = Copies.In(place);
            var named = view.Images.Where(image => image.Tags.ContainsKey("ami-pipeline:state")).SelectMany(image => image.Devices).Select(device => device.SnapshotId).OfType<string>();
            Assert.Equal(named.Order(), view.Snapshots.Where(snapshot => snapshot.Tags.ContainsKey("ami-pipeline:state")).Select(snapshot => snapshot.Id).Order());
        }
    }

    public Task LaunchAsync(string imageId) => Owner.RunInstancesAsync(new RunInstancesRequest { ImageId = imageId, InstanceType = "t3.small", SubnetId = "subnet-0aaaaaaaaaaaaaaa1", MinCount = 1, MaxCount = 1 });

    public Task CreateLaunchConfigurationAsync(string name, string imageId) => SimulatedClients.Create(Engine.Cloud, Engine.Clock).AutoScaling(Home)
        .CreateLaunchConfigurationAsync(new CreateLaunchConfigurationRequest { LaunchConfigurationName = name, ImageId = imageId, InstanceType = "t3.small" });

    public Task ShareAsync(string imageId) => Owner.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
    {
        ImageId = imageId,
        LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = CopyAccount.Other }] },
    });
}
