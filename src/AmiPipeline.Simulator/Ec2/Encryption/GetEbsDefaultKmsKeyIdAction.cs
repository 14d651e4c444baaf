using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>GetEbsDefaultKmsKeyId: <c>alias/aws/ebs</c> until a key is set (or, by the other text, the ARN of that key), then its ARN.</summary>
internal sealed class GetEbsDefaultKmsKeyIdAction : IEc2Action
{
    public string Name => "GetEbsDefaultKmsKeyId";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        call.Ready();
        var shown = call.Settings.DefaultKey;
        if (call.Simulation.Options.DefaultKeyIsShownAsArn)
        {
            shown = KeyRing.Find(call.Simulation, call.Region, call.AccountId, shown)?.Arn ?? shown;
        }

        answer.Element("kmsKeyId", shown);
    }
}
