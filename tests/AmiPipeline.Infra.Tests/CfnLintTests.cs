using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>CloudFormation's own linter finds no errors in the templates: the checked-in ones, and those of other configurations.</summary>
public sealed class CfnLintTests
{
    public static TheoryData<string> Stacks => [.. CheckedInTemplates.Names()];

    public static TheoryData<string> Configurations => [.. CfnLint.Configurations.Keys];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Template_HasNoErrors(string stackName) => Assert.Empty(await CfnLint.ErrorsOfStackAsync(stackName));

    /// <summary>A folder that is not looked into would leave its templates out.</summary>
    [Fact]
    public void Stacks_AreAllThatAreCheckedIn() => Assert.Equal(["AmiPipeline", "AmiPipelineSource", "AmiPipelineTarget", "other-account/AmiPipeline"], CheckedInTemplates.Names());

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task Template_OfAnotherConfiguration_HasNoErrors(string configuration)
    {
        var errors = await CfnLint.ErrorsOfConfigurationAsync(configuration);

        Assert.Equal(CfnLint.Configurations[configuration]().Keys.Order(), errors.Keys.Order());
        Assert.All(errors, stack => Assert.Empty(stack.Value));
    }
}
