using AmiPipeline.Configuration;
using AmiPipeline.Functions.Hosting;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What the stack tells the functions is what they read.</summary>
public sealed class FunctionSettingsTests : IDisposable
{
    private static readonly Template Stack = Template.CheckedIn(PipelineName.Default);

    private readonly DirectoryInfo _package = Directory.CreateTempSubdirectory("ami-pipeline-settings-tests-");

    public void Dispose() => _package.Delete(recursive: true);

    [Fact]
    public void Settings_OfTheStacksFunctions_AreReadInFull()
    {
        File.WriteAllText(Path.Combine(_package.FullName, DeploymentConfiguration.FileName), """{ "logRetentionDays": 30 }""");
        var functions = Stack.OfType("AWS::Lambda::Function").Values.Select(function => function.GetProperty("Environment").GetProperty("Variables")).ToList();

        Assert.All(functions, variables =>
        {
            var settings = DeploymentSettings.Read(name =>
                name == "LAMBDA_TASK_ROOT" ? _package.FullName : variables.TryGetProperty(name, out var value) ? Template.Text(value) : null);

            Assert.Equal(30, settings.Configuration!.LogRetentionDays);
            Assert.EndsWith(":stateMachine:AmiPipeline", settings.StateMachineArn, StringComparison.Ordinal);
            Assert.EndsWith(":stateMachine:AmiPipeline-CleanUp", settings.CleanUpStateMachineArn, StringComparison.Ordinal);
            Assert.Equal(Stack.OfType("AWS::EC2::Subnet").Keys.Select(subnet => $"${{{subnet}}}").Order(), settings.SubnetIds.Order());
            Assert.Equal(Stack.OfType("AWS::EC2::SecurityGroup").Keys.Select(group => $"${{{group}.GroupId}}"), settings.SecurityGroupIds);
        });
        Assert.NotEmpty(functions);
    }
}
