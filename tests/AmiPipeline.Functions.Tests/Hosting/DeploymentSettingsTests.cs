using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Hosting;
using AmiPipeline.Functions.Settings;
using Xunit;

namespace AmiPipeline.Functions.Tests.Hosting;

/// <summary>What a deployment tells its functions.</summary>
public sealed class DeploymentSettingsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("ami-pipeline-settings-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Settings_AreTheFilesAndTheVariables()
    {
        Write("""{ "guardrails": { "regions": ["eu-west-1"] } }""");

        var settings = Read(new()
        {
            ["AMI_PIPELINE_STATE_MACHINE_ARN"] = "arn:one",
            ["AMI_PIPELINE_CLEAN_UP_STATE_MACHINE_ARN"] = "arn:two",
            ["AMI_PIPELINE_SUBNET_IDS"] = "subnet-1, subnet-2",
            ["AMI_PIPELINE_SECURITY_GROUP_IDS"] = "sg-1",
        });

        Assert.Equal(["eu-west-1"], settings.Configuration!.Guardrails.Regions);
        Assert.Equal(("arn:one", "arn:two"), (settings.StateMachineArn, settings.CleanUpStateMachineArn));
        Assert.Equal(["subnet-1", "subnet-2"], settings.SubnetIds);
        Assert.Equal(["sg-1"], settings.SecurityGroupIds);
        Assert.False(settings.MayHaveMadeSecurityGroups);
    }

    [Fact]
    public void Variables_NotSet_LeaveTheAccountsDefaults()
    {
        Write("{}");

        var settings = Read([]);

        Assert.Equal((0, 0, null), (settings.SubnetIds.Count, settings.SecurityGroupIds.Count, settings.StateMachineArn));
    }

    [Fact]
    public void File_Missing_IsNoDeploymentWithoutGuardrails() =>
        Assert.Contains("deployment.json", Assert.Throws<InvalidOperationException>(() => Read([])).Message, StringComparison.Ordinal);

    [Fact]
    public void File_Malformed_IsRefused()
    {
        Write("""{ "guardrails": { "region": "eu-west-1" } }""");

        Assert.Throws<ConfigurationRefusedException>(() => Read([]));
    }

    private void Write(string configuration) => File.WriteAllText(Path.Combine(_root.FullName, DeploymentConfiguration.FileName), configuration);

    private FunctionSettings Read(Dictionary<string, string> variables) =>
        DeploymentSettings.Read(new Dictionary<string, string>(variables) { ["LAMBDA_TASK_ROOT"] = _root.FullName }.GetValueOrDefault);
}
