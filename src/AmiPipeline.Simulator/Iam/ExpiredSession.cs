namespace AmiPipeline.Simulator.Iam;

/// <summary>Refuses credentials whose time is over, with the code of each service.</summary>
internal static class ExpiredSession
{
    public static void Refuse(RoleSession session, string service, DateTimeOffset now)
    {
        if (now < session.Expiration)
        {
            return;
        }

        throw service switch
        {
            "ec2" => new ServiceErrorException("RequestExpired", "Request has expired."),
            "sts" or "autoscaling" => new ServiceErrorException("ExpiredToken", "The security token included in the request is expired", 403),
            _ => new ServiceErrorException("ExpiredTokenException", "The security token included in the request is expired"),
        };
    }
}
