using AmiPipeline.Configuration;
using AmiPipeline.Triggers;
using Xunit;

namespace AmiPipeline.Tests.Triggers;

public sealed class TriggeredExecutionTests
{
    private static readonly CandidateImage Image = new() { Id = "ami-0123456789abcdef0", Name = "base-1", OwnerId = "111122223333", State = "available" };

    private static readonly TriggerRule Rule = ConfigurationReader.Read(
        """{ "triggers": [{ "name": "encrypt-base", "match": {}, "request": { "name": "{source.id}-x" } }] }""").Triggers[0];

    /// <summary>A name that changed between two releases would make every image a new one.</summary>
    [Fact]
    public void Name_IsTheSameForEver() =>
        Assert.Equal("ami-0123456789abcdef0-507ed3724b1fadea975d7bb56c08b7b3-1", TriggeredExecution.Name(Image, Rule, 1));

    [Fact]
    public void Name_OfAnotherImageOwnerRuleOrAttempt_IsAnother() => Assert.Distinct(
    [
        TriggeredExecution.Name(Image, Rule, 1),
        TriggeredExecution.Name(Image, Rule, 2),
        TriggeredExecution.Name(Image with { Id = "ami-0123456789abcdef1" }, Rule, 1),
        TriggeredExecution.Name(Image with { OwnerId = "222233334444" }, Rule, 1),
        TriggeredExecution.Name(Image, Rule with { Name = "rest" }, 1),
    ]);

    [Fact]
    public void Name_OfTheSameRuleWithAnotherRequest_IsTheSame() =>
        Assert.Equal(TriggeredExecution.Name(Image, Rule, 1), TriggeredExecution.Name(Image, Rule with { Request = default }, 1));

    /// <summary>Step Functions: 1 to 80 characters; for log delivery letters, digits, hyphens and underscores only.</summary>
    [Fact]
    public void Name_IsOneForStepFunctions() =>
        Assert.Matches("^[A-Za-z0-9_-]{1,80}$", TriggeredExecution.Name(Image, Rule with { Name = new string('r', 40) }, TriggeredExecution.MaxAttempts));
}
