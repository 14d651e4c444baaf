using Xunit;

namespace AmiPipeline.Tests;

public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/0", "aws", "kms", "eu-west-1", "111122223333", "key/0")]
    [InlineData("arn:aws-cn:iam::111122223333:root", "aws-cn", "iam", "", "111122223333", "root")]
    [InlineData("arn:aws:s3:::bucket", "aws", "s3", "", "", "bucket")]
    [InlineData("arn:aws:states:us-east-1:111122223333:execution:Machine:run-7", "aws", "states", "us-east-1", "111122223333", "execution:Machine:run-7")]
    public void Parse_OfAnArn_GivesItsPartsAndItsTextBack(string text, params string[] parts)
    {
        var arn = Arn.Parse(text);

        Assert.Equal((parts[0], parts[1], parts[2], parts[3], parts[4]), (arn.Partition, arn.Service, arn.Region, arn.AccountId, arn.Resource));
        Assert.Equal(new AwsLocation(parts[3], parts[2]), arn.Location());
        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("run-7")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:")]
    [InlineData("arn:aws::eu-west-1:111122223333:key/0")]
    [InlineData("arn::kms:eu-west-1:111122223333:key/0")]
    [InlineData("ARN:aws:kms:eu-west-1:111122223333:key/0")]
    [InlineData("arn:other:kms:eu-west-1:111122223333:key/0")]
    public void Parse_OfSomethingElse_SaysWhatAnArnIs(string text)
    {
        Assert.False(Arn.TryParse(text, out _));
        var fault = Assert.Throws<FormatException>(() => Arn.Parse(text));

        Assert.Equal($"\"{text}\" is not an ARN: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE", fault.Message);
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:Machine", null)]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:Machine:7", "7")]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:Machine:live", "live")]
    public void StateMachine_OrItsVersionOrAlias_HasTheSameExecutions(string text, string? qualifier)
    {
        var arn = StateMachineArn.Parse(text);

        Assert.Equal(("Machine", qualifier, text), (arn.Name, arn.Qualifier, arn.ToString()));
        Assert.Equal("arn:aws:states:us-east-1:111122223333:execution:Machine:run-7", arn.Execution("run-7").ToString());
    }

    [Fact]
    public void Execution_IsOfItsStateMachine()
    {
        var arn = ExecutionArn.Parse("arn:aws-us-gov:states:us-gov-west-1:111122223333:execution:Machine:run-7");

        Assert.Equal(("aws-us-gov", "Machine", "run-7"), (arn.Partition, arn.StateMachineName, arn.Name));
        Assert.Equal(StateMachineArn.Parse("arn:aws-us-gov:states:us-gov-west-1:111122223333:stateMachine:Machine"), arn.StateMachine);
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:111122223333:execution:Machine:run-7")]
    [InlineData("arn:aws:states:us-east-1:1111:stateMachine:Machine")]
    [InlineData("arn:aws:states:us-east-1:11112222333x:stateMachine:Machine")]
    [InlineData("arn:aws:states::111122223333:stateMachine:Machine")]
    [InlineData("arn:aws:states:us east:111122223333:stateMachine:Machine")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:stateMachine:Machine")]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:")]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:Machine:7:8")]
    public void StateMachine_OfSomethingElse_SaysWhatItsArnIs(string text) =>
        Assert.EndsWith($"is not a state machine's ARN: {StateMachineArn.Form}", Assert.Throws<FormatException>(() => StateMachineArn.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("arn:aws:states:us-east-1:111122223333:execution:run-7")]
    [InlineData("arn:aws:states:us-east-1:111122223333:execution:Machine:")]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:Machine:run-7")]
    [InlineData("arn:aws:states:us-east-1:1111:execution:Machine:run-7")]
    public void Execution_OfSomethingElse_SaysWhatItsArnIs(string text) =>
        Assert.EndsWith($"is not an execution ARN: {ExecutionArn.Form}", Assert.Throws<FormatException>(() => ExecutionArn.Parse(text)).Message, StringComparison.Ordinal);
}
