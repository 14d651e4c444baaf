using System.IO.Compression;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Accounts;
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

    /// <summary>The stacks of another account have the names and the roles that the pipeline knows, and the app's own ids and properties.</summary>
    [Theory]
    [InlineData("AmiPipelineSource")]
    [InlineData("AmiPipelineTarget")]
    public void StackOfAnotherAccount_HasTheRoleThatThePipelineAssumes(string name)
    {
        Cdk.SkipWithoutNode();

        var role = Assert.Single(new Template(Cdk.ExampleAccountTemplates[name]).OfType("AWS::IAM::Role").Values, role => role.Text("RoleName") == name);

        Assert.Equal("/ami-pipeline/", role.Text("Path"));
        var trust = Assert.Single(role.GetProperty("AssumeRolePolicyDocument").GetProperty("Statement").EnumerateArray());
        Assert.Equal(["one-two"], Template.Condition(trust, "sts:ExternalId"));
        Assert.Equal(2, Cdk.ExampleAccountTemplates.Count);
    }

    [Fact]
    public void SourceAccount_SharesWhatIsTaggedOnly()
    {
        Cdk.SkipWithoutNode();

        Assert.Contains("aws:ResourceTag/share-with", Cdk.ExampleAccountTemplates["AmiPipelineSource"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1111", "one-two", null, null, "PipelineAccount is \"1111\"; must be an account's 12 digits.")]
    [InlineData("111122223333", "x", null, null, "ExternalId is \"x\"; must be 2 to 1224 letters, digits and _+=,.@:/-.")]
    [InlineData("111122223333", "one-two", "everywhere", null, "PipelineRegion is \"everywhere\"; must be a Region such as us-east-1.")]
    [InlineData("111122223333", "one-two", null, "alias/k", "Keys is \"alias/k\"; must be key ARNs such as arn:aws:kms:us-east-1:222233334444:key/*.")]
    public void PropsOfAnotherAccount_ThatCannotBe_AreRefusedByName(string account, string externalId, string? region, string? key, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new SourceAccountStack(null!, "X", new OtherAccountProps
        {
            PipelineAccount = account,
            ExternalId = externalId,
            PipelineRegion = region,
            Keys = key is null ? null : [key],
        })).Message, StringComparison.Ordinal);
}
