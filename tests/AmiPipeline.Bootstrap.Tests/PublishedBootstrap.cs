using System.Reflection;
using System.Runtime.InteropServices;
using AmiPipeline.Bootstrap.Tests;
using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Packaging;
using Xunit;

[assembly: AssemblyFixture(typeof(PublishedBootstrap))]

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>The executable: published once for all tests, by what publishes it for a deployment, or given in the variable <see cref="Given"/>.</summary>
public sealed class PublishedBootstrap : IDisposable
{
    /// <summary>Names the executable's path, for one that was built elsewhere, as <c>-c bootstrap=FILE</c> does for a deployment.</summary>
    private const string Given = "AMI_PIPELINE_BOOTSTRAP";

    private static readonly string AwsPackages = typeof(PublishedBootstrap).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == nameof(AwsPackages)).Value!;

    /// <summary>Whether it is made of the stand-ins of the AWS packages.</summary>
    public static bool HasStandIns => AwsPackages == "Compat";

    private readonly TaskRoot _taskRoot = new(Configuration.Json);
    private readonly string? _obstacle;
    private readonly string _path = "";

    public PublishedBootstrap()
    {
        if (Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given)
        {
            _path = File.Exists(given) ? System.IO.Path.GetFullPath(given) : throw new InvalidOperationException($"{Given} is {given}, which does not exist.");
            return;
        }

        _obstacle = Publishing.Obstacle();
        if (_obstacle is null)
        {
            _path = Publish(Repository.Root);
        }
    }

    /// <summary>Where it is; without the tools to build it, the test is skipped.</summary>
    public string Path
    {
        get
        {
            Assert.SkipWhen(_obstacle is not null, _obstacle ?? "");
            return _path;
        }
    }

    public void Dispose() => _taskRoot.Dispose();

    /// <summary>Starts it for one function.</summary>
    internal Task<BootstrapProcess> StartAsync(string handler, Uri endpoint, params IEnumerable<(string Name, string Value)> environment) =>
        BootstrapProcess.StartAsync([Path], _taskRoot.Path, new Dictionary<string, string?>(environment.Select(variable => KeyValuePair.Create(variable.Name, (string?)variable.Value)))
        {
            ["_HANDLER"] = handler,
            ["AWS_ENDPOINT_URL"] = endpoint.AbsoluteUri,
            ["AMI_PIPELINE_STATE_MACHINE_ARN"] = Configuration.StateMachineArn,
            ["AMI_PIPELINE_CLEAN_UP_STATE_MACHINE_ARN"] = Configuration.CleanUpStateMachineArn,
        });

    private static string Publish(string root) => Publishing.Refresh(root, FunctionBuild.ExecutableOf(root, AwsPackages), () =>
    {
        using var log = new StringWriter();
        try
        {
            FunctionBuild.Publish(root, AwsPackages, RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64", log);
        }
        catch (DeploymentFaultException fault)
        {
            throw new InvalidOperationException($"{log}\n{fault.Message}", fault);
        }
    });
}
