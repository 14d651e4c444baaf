using System.IO.Compression;
using AmiPipeline.Configuration;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>An app of one's own may have the stack: <c>examples/cdk-app</c> is one. What its configuration means for the template is in <see cref="GuardedTemplateTests"/>.</summary>
public sealed class ExampleAppTests
{
    private static Template Stack => new(Cdk.GuardedTemplates[PipelineName.Default]);

    /// <summary>Its id in the app is another; policies name resources by the pipeline's name.</summary>
    [Fact]
    public void Stack_HasThePipelinesName_AndWhatTheAppAdds()
    {
        Cdk.SkipWithoutNode();

        Assert.Equal([PipelineName.Default], Cdk.GuardedTemplates.Keys);
        var parameter = Assert.Single(Stack.OfType("AWS::SSM::Parameter").Values);
        Assert.Equal([$"${{{Assert.Single(Stack.OfType("AWS::StepFunctions::StateMachine"), machine => machine.Value.Text("StateMachineName") == PipelineName.Default).Key}}}"], Template.Texts(parameter, "Value"));
    }

    /// <summary>The functions get what the code says, as the document that they read.</summary>
    [Fact]
    public void Package_HasTheConfiguration()
    {
        Cdk.SkipWithoutNode();
        Assert.NotEmpty(Cdk.GuardedTemplates);
        using var zip = new ZipArchive(new MemoryStream(Cdk.ExamplePackage));

        var configuration = ConfigurationReader.Read(new StreamReader(zip.GetEntry("deployment.json")!.Open()).ReadToEnd());

        Assert.Equal((30, "222233334444"), (configuration.LogRetentionDays, configuration.Instances!.SubnetOwner));
        Assert.NotNull(zip.GetEntry("bootstrap"));
    }
}
